/** Version of the app, from package.json at build time. */
declare const __APP_VERSION__: string;

/** The build whose worker is a file of its own: no script from a blob, and no code of it is rewritten by our build. */
declare module 'maplibre-gl/dist/maplibre-gl-csp.js' {
  import * as maplibre from 'maplibre-gl';
  export default maplibre;
}

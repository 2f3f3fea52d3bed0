import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [vue()],
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    __APP_VERSION__: JSON.stringify(process.env['npm_package_version'] ?? '0'),
  },
  build: {
    // Chrome 87 and Safari 14 are about the oldest that still receive a camera page over HTTPS.
    target: ['chrome87', 'safari14'],
    manifest: true,
    modulePreload: { polyfill: false },
    // Data URIs would have to be allowed for fonts and styles by the server's CSP.
    assetsInlineLimit: 0,
    // The map is one lazy chunk and is expected to be large.
    chunkSizeWarningLimit: 1200,
    rollupOptions: { input: { field: 'index.html', desk: 'desk.html', tell: 'tell.html' } },
  },
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    environment: 'node',
    reporters: ['default', './scripts/closing.ts'],
    // An awkward zone: half-hour offset, and its date differs from UTC for much of the day.
    env: { TZ: 'Asia/Kolkata' },
  },
});

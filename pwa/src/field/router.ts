import { createRouter, createWebHistory } from 'vue-router';
import CaptureScreen from '../screens/capture/CaptureScreen.vue';
import PlotsScreen from '../screens/plots/PlotsScreen.vue';
import { who } from './who';

/** The list and the capture screen come with the first load; `full` screens hide the tabs. */
export const router = createRouter({
  history: createWebHistory('/'),
  routes: [
    { path: '/', name: 'plots', component: PlotsScreen },
    { path: '/today', name: 'today', component: () => import('../screens/today/TodayScreen.vue') },
    { path: '/map', name: 'map', component: () => import('../screens/maptab/MapScreen.vue') },
    { path: '/plots/:id', name: 'plot', component: () => import('../screens/plot/PlotScreen.vue'), props: true },
    {
      path: '/capture/:plotId', name: 'capture', component: CaptureScreen, props: true,
      meta: { full: true },
    },
    {
      path: '/sighting', name: 'sighting', component: () => import('../screens/capture/SightingScreen.vue'),
      meta: { full: true },
    },
    {
      path: '/which/:id', name: 'which', component: () => import('../screens/capture/WhichPlotScreen.vue'), props: true,
      meta: { full: true },
    },
    { path: '/problems', name: 'problems', component: () => import('../screens/problem/MyProblemsScreen.vue') },
    {
      path: '/problem', name: 'problem', component: () => import('../screens/problem/ProblemScreen.vue'),
      meta: { full: true },
    },
    { path: '/outbox', name: 'outbox', component: () => import('../screens/outbox/OutboxScreen.vue') },
    { path: '/messages', name: 'messages', component: () => import('../screens/messages/MessagesScreen.vue') },
    { path: '/messages/settings', name: 'message-settings', component: () => import('../screens/messages/MessageSettingsScreen.vue') },
    { path: '/suggestions', name: 'suggestions', component: () => import('../screens/suggestions/SuggestionsScreen.vue') },
    { path: '/tracks', name: 'tracks', component: () => import('../screens/tracks/TracksScreen.vue') },
    { path: '/me', name: 'me', component: () => import('../screens/me/MeScreen.vue') },
    {
      path: '/signin', name: 'signin', component: () => import('../screens/signin/SigninScreen.vue'),
      meta: { full: true },
    },
    { path: '/:rest(.*)*', redirect: '/' },
  ],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
});

// An expired session still captures; only a phone nobody ever signed in on has to ask first.
router.beforeEach((to) => {
  if (to.name === 'signin' || who.value) return true;
  return { name: 'signin', query: to.fullPath === '/' ? {} : { next: to.fullPath } };
});

// A page older than the server's files asks for a part that is gone: load it anew, at the same place.
router.onError((reason: unknown, to) => {
  const gone = reason instanceof TypeError && /import|module/i.test(reason.message);
  if (gone && navigator.onLine) location.assign(to.fullPath);
});

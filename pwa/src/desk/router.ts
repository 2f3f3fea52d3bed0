import { createRouter, createWebHistory } from 'vue-router';
import type { Key } from '../words';
import HomeScreen from './HomeScreen.vue';

const title = (key: Key) => ({ title: key });

export const router = createRouter({
  history: createWebHistory('/desk'),
  routes: [
    { path: '/', name: 'home', component: HomeScreen },
    {
      path: '/week', name: 'week', meta: title('desk.nav.week'),
      component: () => import('./screens/week/WeekScreen.vue'),
    },
    {
      path: '/plots/:id?', name: 'plots', props: true, meta: title('desk.nav.plots'),
      component: () => import('./screens/plots/PlotsScreen.vue'),
    },
    {
      path: '/plots/:id/whole', name: 'plot', props: true, meta: title('desk.nav.plots'),
      component: () => import('./screens/plots/PlotPage.vue'),
    },
    {
      path: '/review/:id?', name: 'review', props: true, meta: title('desk.nav.review'),
      component: () => import('./screens/review/ReviewScreen.vue'),
    },
    {
      path: '/problems/:id?', name: 'problems', props: true, meta: title('desk.nav.problems'),
      component: () => import('./screens/problems/ProblemsScreen.vue'),
    },
    {
      path: '/tipoffs/:id?', name: 'tipoffs', props: true, meta: title('matters.nav'),
      component: () => import('./screens/tipoffs/TipoffsScreen.vue'),
    },
    {
      path: '/rewards/:id?', name: 'rewards', props: true, meta: title('rewards.nav'),
      component: () => import('./screens/rewards/RewardsScreen.vue'),
    },
    {
      path: '/reward-terms', name: 'reward-terms', meta: title('terms.title'),
      component: () => import('./screens/rewards/TermsScreen.vue'),
    },
    {
      path: '/payments/:id?', name: 'payments', props: true, meta: title('pay.nav'),
      component: () => import('./screens/payments/PaymentsScreen.vue'),
    },
    {
      path: '/contact-openings', name: 'contact-openings', meta: title('openings.nav'),
      component: () => import('./screens/rewards/OpeningsScreen.vue'),
    },
    {
      path: '/tipoff-bulletins/:period?', name: 'bulletins', props: true, meta: title('bulletin.nav'),
      component: () => import('./screens/bulletins/BulletinsScreen.vue'),
    },
    {
      path: '/second-looks/:id?', name: 'second-looks', props: true, meta: title('desk.nav.looks'),
      component: () => import('./screens/looks/SecondLooksScreen.vue'),
    },
    {
      path: '/paper/:id?', name: 'paper', props: true, meta: title('desk.nav.paper'),
      component: () => import('./screens/paper/PaperScreen.vue'),
    },
    {
      path: '/watch', name: 'watch', meta: title('desk.nav.watch'),
      component: () => import('./screens/watch/WatchScreen.vue'),
    },
    {
      path: '/coverage', name: 'coverage', meta: title('coverage.title'),
      component: () => import('./screens/coverage/CoverageScreen.vue'),
    },
    {
      path: '/pace', name: 'pace', meta: title('pace.title'),
      component: () => import('./screens/pace/PaceScreen.vue'),
    },
    {
      path: '/imports/:id?', name: 'imports', props: true, meta: title('desk.nav.imports'),
      component: () => import('./screens/imports/ImportsScreen.vue'),
    },
    {
      path: '/exports', name: 'exports', meta: title('desk.nav.exports'),
      component: () => import('./screens/exports/ExportsScreen.vue'),
    },
    {
      path: '/operator-cases/:id?', name: 'cases', props: true, meta: title('case.title'),
      component: () => import('./screens/operators/CasesScreen.vue'),
    },
    {
      path: '/messages', name: 'messages', meta: title('inbox.title'),
      component: () => import('./screens/messages/MessagesScreen.vue'),
    },
    {
      path: '/suggestions/:id?', name: 'suggestions', props: true, meta: title('suggest.title'),
      component: () => import('./screens/suggestions/SuggestionsScreen.vue'),
    },
    {
      path: '/people/:id?', name: 'people', props: true, meta: title('desk.nav.people'),
      component: () => import('./screens/people/PeopleScreen.vue'),
    },
    {
      path: '/grids/:id?', name: 'grids', props: true, meta: title('desk.nav.grids'),
      component: () => import('./screens/grids/GridsScreen.vue'),
    },
    {
      path: '/tracks/:id?', name: 'tracks', props: true, meta: title('tracks.nav'),
      component: () => import('./screens/tracks/TracksScreen.vue'),
    },
    {
      path: '/divisions', name: 'divisions', meta: title('desk.nav.divisions'),
      component: () => import('./screens/divisions/DivisionsScreen.vue'),
    },
    {
      path: '/rescue', name: 'rescue', meta: title('desk.nav.rescue'),
      component: () => import('./screens/rescue/RescueScreen.vue'),
    },
    {
      path: '/settings/:id?', name: 'settings', props: true, meta: title('desk.nav.settings'),
      component: () => import('./screens/settings/SettingsScreen.vue'),
    },
    {
      path: '/inspections/:id', name: 'inspection', props: true, meta: title('desk.nav.plots'),
      component: () => import('./screens/inspection/InspectionScreen.vue'),
    },
    { path: '/:rest(.*)*', redirect: '/' },
  ],
});

// A page older than the server's files asks for a part that is gone: load it anew, at the same place.
router.onError((reason: unknown, to) => {
  const gone = reason instanceof TypeError && /import|module/i.test(reason.message);
  if (gone && navigator.onLine) location.assign(router.resolve(to).href);
});

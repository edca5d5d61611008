/**
 * Two shared advisers: what they advise once, where that changes, and what repetition sustains.
 */
import { gameToJson, parseFraction, profileCount } from '@folkways/core';
import { metaGame } from '@folkways/metagame';
import { pageLimits } from '../../src/explore/pageLimits.js';
import { adviceView } from '../compute/adviceView.js';
import { regionView } from '../compute/regionView.js';
import { afterPause } from '../dom/afterPause.js';
import { announcer } from '../dom/announcer.js';
import { element } from '../dom/element.js';
import { oncePerFrame } from '../dom/oncePerFrame.js';
import { panelElement } from '../dom/panelElement.js';
import type { PageState } from '../state/pageState.js';
import type { PageStore } from '../state/pageStore.js';
import { fetchEngine } from '../worker/fetchEngine.js';
import { latestAnswer } from '../worker/latestAnswer.js';
import type { WorkerAnswers } from '../worker/workerRequest.js';
import { adviceList } from './adviceList.js';
import { repeatedPart } from './repeatedPart.js';
import { shareControls } from './shareControls.js';
import { sweepMap } from './sweepMap.js';

/** Milliseconds of quiet before what takes longer is computed. */
const PAUSE = 150;

/** The panel; it follows the state. */
export function advisersPanel(store: PageStore): HTMLElement {
  const list = element('div', { class: 'advice' });
  const spoken = announcer();
  const map = sweepMap((p) => {
    const { common, shares, mapped } = store.state();
    const text = String(Number(p.toFixed(3)));
    store.change({ shares: shares.map((old, i) => (common || i === mapped ? text : old)) });
  });
  const repeated = repeatedPart(store);

  const show = ({ advice, region }: WorkerAnswers['advice']): void => {
    list.replaceChildren(...adviceList(advice));
    repeated.showRegion(region, advice.rows, store.state());
    spoken.say(`${advice.sentence} ${advice.rows.map((row) => row.advice.join(' and ')).join('; ')}`);
  };
  const askAdvice = latestAnswer('advice', { onAnswer: show, onRefusal: (reason) => refuse(list, reason) });
  const askSweep = latestAnswer('sweep', {
    onAnswer: (view) => map.show(view),
    onRefusal: (reason) => map.clear(reason),
  });
  const askRepeated = latestAnswer('repeated', {
    onAnswer: (answer) => repeated.showAnswer(answer),
    onRefusal: (reason) => repeated.refuse(`Not computed: ${reason}.`),
  });

  const sweepLater = afterPause(() => {
    const state = store.state();
    if (profileCount(state.game) > pageLimits.mapped) {
      askSweep.forget();
      map.clear(tooMany('The map of all shares', state, pageLimits.mapped));
    } else askSweep.ask({ game: gameToJson(state.game), shares: mappedShares(state) });
  }, PAUSE);
  const repeatLater = afterPause(async () => {
    const state = store.state();
    const { game, target } = state;
    if (profileCount(game) > pageLimits.repeated) {
      askRepeated.forget();
      repeated.refuse(tooMany('Whether a target is sustainable', state, pageLimits.repeated));
      return;
    }
    try {
      askRepeated.ask({ game: gameToJson(game), shares: sharesOf(state), target, engine: await fetchEngine() });
    } catch (error) {
      repeated.refuse(error instanceof Error ? error.message : String(error));
    }
  }, PAUSE);
  const redraw = oncePerFrame(() => {
    const state = store.state();
    const outcomes = profileCount(state.game);
    map.moveTo(parseFraction(state.shares[state.mapped])!.toNumber());
    if (outcomes > pageLimits.advisedPerFrame && outcomes <= pageLimits.advised) {
      askAdvice.ask({ game: gameToJson(state.game), shares: sharesOf(state) });
      return;
    }
    askAdvice.forget();
    if (outcomes > pageLimits.advised) refuse(list, tooMany('Advice', state, pageLimits.advised));
    else {
      performance.mark('folkways-redraw-start');
      const meta = metaGame({ game: state.game, shares: sharesOf(state) });
      show({ advice: adviceView(meta), region: regionView(meta) });
      performance.measure('folkways-redraw', 'folkways-redraw-start');
    }
  });

  let mapped = '';
  const update = (state: PageState, before: PageState | undefined): void => {
    if (before !== undefined && !concerns(state, before)) return;
    if (state.game !== before?.game) repeated.offer(state);
    redraw();
    const key = JSON.stringify(mappedShares(state));
    if (state.game !== before?.game || key !== mapped) {
      mapped = key;
      sweepLater();
    }
    repeated.showAnswer(undefined);
    repeatLater();
  };
  store.subscribe(update);
  update(store.state(), undefined);

  return panelElement(
    {
      id: 'advisers',
      title: 'Two shared advisers',
      what: 'Large crowds play this game, and everybody does what one of two AI models advises. Each model wants the most for its own clients together, and its clients also meet each other; so a model with enough clients may advise what nobody would choose alone. Drag the share and see where that changes.',
      source: 'Shaki, Hartman, Kraus and Aumann (2026), A Folk Theorem for LLMs',
      link: 'https://arxiv.org/abs/2605.06525',
    },
    shareControls(store),
    element('h3', {}, 'Played once'),
    list,
    element('h3', {}, 'At every share'),
    map.root,
    element('h3', {}, 'Played again and again'),
    repeated.root,
    spoken.root,
  );
}

const concerns = (state: PageState, before: PageState): boolean =>
  state.game !== before.game ||
  state.shares !== before.shares ||
  state.common !== before.common ||
  state.mapped !== before.mapped ||
  state.target !== before.target;

function refuse(place: HTMLElement, reason: string): void {
  place.replaceChildren(element('p', { class: 'empty' }, reason));
}

function tooMany(what: string, { game }: PageState, limit: number): string {
  return `${what} is left out for this game: each model could advise ${profileCount(game).toLocaleString('en')} combinations of actions, and the page takes up to ${limit}. “folkways metagame” takes more.`;
}

/** `[roles][2]`. */
function sharesOf({ shares }: PageState): string[][] {
  return shares.map((text) => [text, String(parseFraction('1')!.subtract(parseFraction(text)!))]);
}

/** The same with p in the place of the share that the map is about. */
function mappedShares(state: PageState): string[][] {
  return sharesOf(state).map((row, i) => (state.common || i === state.mapped ? ['p', '1 - p'] : row));
}

/**
 * Strangers who can leave: the cheapest hazing, and its ladder.
 */
import { gameToJson } from '@folkways/core';
import type { HazingView } from '../compute/hazingView.js';
import { afterPause } from '../dom/afterPause.js';
import { announcer } from '../dom/announcer.js';
import { blockElements } from '../dom/blockElements.js';
import { element } from '../dom/element.js';
import { figureElement } from '../dom/figureElement.js';
import { panelElement } from '../dom/panelElement.js';
import { hazingFigure } from '../figures/hazingFigure.js';
import type { PageState } from '../state/pageState.js';
import type { PageStore } from '../state/pageStore.js';
import { latestAnswer } from '../worker/latestAnswer.js';

/** Milliseconds of quiet after an edit. */
const PAUSE = 80;

/** The panel; it follows the state. */
export function hazingPanel(store: PageStore): HTMLElement {
  const sequence = element('p', { class: 'headline', id: 'hazing-sequence' });
  const figure = figureElement(
    'hazing',
    element('span', { class: 'key first' }, 'given up so far'),
    element('span', { class: 'key holds' }, 'gain from betraying now'),
    'A step holds when the blue line starts above the green bar: a betrayer has to pay all that again with the next partner.',
  );
  const words = element('div', { class: 'words' });
  const spoken = announcer();
  const show = (view: HazingView): void => {
    sequence.hidden = view.sequence === undefined;
    sequence.textContent = view.sequence ?? '';
    figure.root.hidden = view.steps.length === 0;
    const { steps } = view;
    if (steps.length > 0)
      figure.draw((width) => hazingFigure(steps, width), `The ladder of the sequence ${view.sequence}.`);
    words.replaceChildren(...blockElements(view.blocks, 'The steps of the hazing'));
    spoken.say(view.sequence === undefined ? 'There is no hazing sequence.' : `Cheapest hazing: ${view.sequence}.`);
  };
  const hazing = latestAnswer('hazing', {
    onAnswer: show,
    onRefusal: (reason) => show({ steps: [], blocks: [{ kind: 'paragraph', text: `Not computed: ${reason}.` }] }),
  });
  const later = afterPause(() => {
    const { game, slug, file } = store.state();
    hazing.ask({ game: gameToJson(game), source: slug ?? file ?? 'this game' });
  }, PAUSE);
  store.subscribe((state: PageState, before: PageState) => {
    if (state.game !== before.game) later();
  });
  later();
  return panelElement(
    {
      id: 'strangers',
      title: 'Strangers who can leave',
      what: 'Two strangers play this game round after round. Whoever is betrayed leaves, and the betrayer starts over with somebody new, who knows nothing. What keeps people honest is hazing: a few costly rounds at the start of every partnership, which nobody wants to go through twice. Edit a payoff and see the cheapest such sequence change.',
      source: 'Berker and Conitzer (2024), Repeated Games with Restarts',
      link: 'https://www.ijcai.org/proceedings/2024/',
    },
    sequence,
    figure.root,
    words,
    spoken.root,
  );
}

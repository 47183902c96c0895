/** Whether single-key shortcuts are switched on, on this device. */
const STORE_KEY = 'cairn.singleKeys';

class SingleKeys {
  #wanted = $state(readWanted());

  get wanted(): boolean {
    return this.#wanted;
  }

  set wanted(wanted: boolean) {
    this.#wanted = wanted;
    try {
      localStorage.setItem(STORE_KEY, wanted ? 'on' : 'off');
    } catch {
      // If it can't be saved, it lasts until the page is closed.
    }
  }
}

function readWanted(): boolean {
  try {
    return localStorage.getItem(STORE_KEY) !== 'off';
  } catch {
    return true;
  }
}

export const singleKeys = new SingleKeys();

import { Problem } from './api.ts';

/** More than a paper with all its answers takes. */
const WANTED_BYTES = 512 * 1024;

/**
 * Makes sure that a paper has room on this phone, before the time of an exam begins to run. It is tried, by writing as much
 * and taking it away again: what browsers say of their quota is an estimate.
 *
 * @throws Problem `phone-full`
 */
export async function makeSureOfSpace(factory: IDBFactory = indexedDB): Promise<void> {
  try {
    const database = await opened(factory);
    try {
      await written(database);
    } finally {
      database.close();
    }
  } catch (failure) {
    console.error('there is no room for a paper', failure);
    throw new Problem(413, 'phone-full', 'the storage of this phone is full');
  }
}

function opened(factory: IDBFactory): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = factory.open('liangku-space', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('space');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
}

async function written(database: IDBDatabase): Promise<void> {
  await change(database, (space) => space.put(new Uint8Array(WANTED_BYTES), 'tried'));
  await change(database, (space) => space.clear());
}

function change(database: IDBDatabase, how: (space: IDBObjectStore) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction('space', 'readwrite');
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
    how(transaction.objectStore('space'));
  });
}

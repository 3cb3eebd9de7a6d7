/**
 * A database of the browser's, opened when it is needed and anew when its connection is gone: the browser closes it when a
 * newer client in another tab changes its shape, when somebody clears the storage, when the disk fails.
 */
export class Database {
  private opened: Promise<IDBDatabase> | undefined;
  private everOpened = false;

  constructor(
    private readonly factory: IDBFactory,
    private readonly name: string,
    private readonly version: number,
    private readonly shape: (database: IDBDatabase, oldVersion: number) => void,
  ) {}

  /** @throws DOMException what the browser says; `NotFoundError` once, when it has lost all that was in it */
  connect(): Promise<IDBDatabase> {
    this.opened ??= this.open().catch((failure: unknown) => {
      this.opened = undefined;
      throw failure;
    });
    return this.opened;
  }

  /** {@return what a store answers} `ask` must ask at once. */
  async read<T>(store: string, ask: (store: IDBObjectStore) => IDBRequest): Promise<T> {
    const [answer] = await this.readTogether([store], ([only]) => [ask(only as IDBObjectStore)]);
    return answer as T;
  }

  /** {@return what stores answer at one and the same time} `ask` must ask at once, and the last thing is answered last. */
  readTogether(stores: string[], ask: (stores: IDBObjectStore[]) => IDBRequest[]): Promise<unknown[]> {
    return this.within(stores, 'readonly', (transaction) => new Promise((resolve, reject) => {
      const requests = ask(stores.map((name) => transaction.objectStore(name)));
      const last = requests[requests.length - 1] as IDBRequest;
      last.onsuccess = () => resolve(requests.map(({ result }) => result as unknown));
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    }));
  }

  /** Resolves only when the browser has committed it, to the disk where it can promise that. `change` must ask at once. */
  write(stores: string[], change: (stores: IDBObjectStore[]) => void): Promise<void> {
    return this.within(stores, 'readwrite', (transaction) => new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
      change(stores.map((name) => transaction.objectStore(name)));
    }));
  }

  /** A connection that was closed without a word is opened anew first. */
  private async within<T>(stores: string[], mode: IDBTransactionMode, work: (transaction: IDBTransaction) => Promise<T>): Promise<T> {
    // Browsers that know of no durability do not look at it.
    const how: IDBTransactionOptions = mode === 'readwrite' ? { durability: 'strict' } : {};
    const begun = begin(await this.connect());
    if (begun !== undefined) {
      return begun;
    }
    this.opened = undefined;
    return work((await this.connect()).transaction(stores, mode, how));

    function begin(database: IDBDatabase): Promise<T> | undefined {
      let transaction: IDBTransaction;
      try {
        transaction = database.transaction(stores, mode, how);
      } catch (closed) {
        if (closed instanceof DOMException && closed.name === 'InvalidStateError') {
          return undefined;
        }
        throw closed;
      }
      return work(transaction);
    }
  }

  private open(): Promise<IDBDatabase> {
    return new Promise((resolve, reject) => {
      let cleared = false;
      const opening = this.factory.open(this.name, this.version);
      opening.onupgradeneeded = ({ oldVersion }) => {
        cleared = oldVersion === 0 && this.everOpened;
        this.shape(opening.result, oldVersion);
      };
      opening.onsuccess = () => {
        const database = opening.result;
        const gone = () => (this.opened = undefined);
        database.onclose = gone;
        // A newer client in another tab wants to change the shape: better closed than in its way.
        database.onversionchange = () => {
          database.close();
          gone();
        };
        this.everOpened = true;
        if (cleared) {
          database.close();
          reject(new DOMException('the storage was cleared', 'NotFoundError'));
        } else {
          resolve(database);
        }
      };
      opening.onerror = () => reject(opening.error);
    });
  }
}

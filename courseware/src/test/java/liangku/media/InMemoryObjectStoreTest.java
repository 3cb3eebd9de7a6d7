package liangku.media;

class InMemoryObjectStoreTest extends ObjectStoreContract {

    private static final ObjectStore STORE = new InMemoryObjectStore();

    @Override
    ObjectStore store() {
        return STORE;
    }

    @Override
    boolean hasAddresses() {
        return false;
    }
}

package org.referralrouter.routing.kafka;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * All stores of this instance share one bounded memory, however many partitions it has. By default
 * each partition of each store may take 98 MiB, and none knows of the others.
 */
public final class BoundedStores implements RocksDBConfigSetter {
  private static final long MIB = 1024 * 1024;

  /** Blocks that were read, indexes, filters, and what is not yet written to files. */
  private static final long MEMORY = 128 * MIB;

  /** Of that what is not yet written: then it is written early, to smaller files. */
  private static final long UNWRITTEN = 48 * MIB;

  /** Of one store: a small one is written seldom, and a large one has many files already. */
  private static final long UNWRITTEN_OF_A_STORE = 8 * MIB;

  private static final double BITS_OF_A_KEY = 10;

  static {
    RocksDB.loadLibrary();
  }

  // For as long as the process runs, as Kafka's documentation has it: stores come and go.
  private static final Cache CACHE = new LRUCache(MEMORY);
  private static final WriteBufferManager BUFFERS = new WriteBufferManager(UNWRITTEN, CACHE);

  /** For Kafka Streams. */
  public BoundedStores() {}

  @Override
  public void setConfig(String store, Options options, Map<String, Object> settings) {
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(CACHE);
    table.setCacheIndexAndFilterBlocks(true);
    table.setPinTopLevelIndexAndFilter(true);
    // Most concerns are new: a filter says so without a look into any file.
    table.setFilterPolicy(new BloomFilter(BITS_OF_A_KEY));
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(BUFFERS);
    options.setWriteBufferSize(UNWRITTEN_OF_A_STORE);
    options.setMaxWriteBufferNumber(2);
  }

  @Override
  public void close(String store, Options options) {
    // What is shared stays, and the rest goes with its store.
  }
}

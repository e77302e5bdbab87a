// SQLite behind the Database door: one writer thread with group commit, a pool of readers.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "storage/database.h"
#include "storage/pool.h"
#include "storage/sqlite_connection.h"

namespace langnghe::storage {

class SqliteDatabase final : public Database {
 public:
  explicit SqliteDatabase(const Options& options);
  // Serves the writes that wait, then closes. Nobody may call anything any more.
  ~SqliteDatabase() override;

  Dialect dialect() const override { return Dialect::kSqlite; }
  void backup_to(const std::string& path) override;

 protected:
  void do_read(const std::function<void(Session&)>& f) override;
  void do_write(const std::function<bool(Transaction&)>& f) override;

 private:
  struct Job;
  using Jobs = std::vector<Job*>;

  void serve();
  void serve_batch(std::span<Job* const> batch);
  // Runs jobs from the first until all have run or the transaction was lost; gives how many.
  std::size_t run_jobs(std::span<Job* const> batch);
  void run_job(Job& job);
  void roll_back();

  const Options options_;
  const std::string path_;
  std::unique_ptr<SqliteConnection> writer_;
  Pool<SqliteConnection> readers_;
  std::mutex mutex_;
  std::condition_variable waiting_;
  Jobs queue_;
  bool closing_ = false;
  std::thread thread_;
};

}  // namespace langnghe::storage

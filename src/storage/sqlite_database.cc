#include "storage/sqlite_database.h"

#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <exception>

#include "storage/files.h"
#include "storage/nesting.h"
#include "storage/sql_text.h"

namespace langnghe::storage {
namespace {

using Kind = StorageError::Kind;
using Control = SqliteConnection::Control;

// Enough to make the one fsync cheap, few enough that the first of them does not wait long.
constexpr std::size_t kMaxBatch = 512;

// std::atomic::wait spins and yields before it sleeps: with 64 callers waiting for one disk
// that is a tenth of all the processor time.
void futex(std::atomic<int>& word, int operation, int value) {
  static_assert(sizeof word == sizeof(int) && std::atomic<int>::is_always_lock_free);
  ::syscall(SYS_futex, &word, operation, value, nullptr, nullptr, 0);
}

}  // namespace

// One waiting write. Lives on the stack of its caller.
struct SqliteDatabase::Job {
  const std::function<bool(Transaction&)>& f;
  std::exception_ptr failure = nullptr;
  std::vector<std::function<void()>> hooks = {};
  bool kept = false;
  // A futex of its own: waking 64 callers by one condition variable would wake each 64 times.
  // The wake may come when the caller has already gone: it uses the address only, and a
  // wake-up too many is harmless.
  std::atomic<int> answered = 0;

  void answer() {
    answered.store(1, std::memory_order_release);
    futex(answered, FUTEX_WAKE_PRIVATE, 1);
  }
  void wait() {
    while (answered.load(std::memory_order_acquire) == 0) futex(answered, FUTEX_WAIT_PRIVATE, 0);
  }
};

SqliteDatabase::SqliteDatabase(const Options& options)
    : options_(options),
      path_(sqlite_path(options.url)),
      writer_(std::make_unique<SqliteConnection>(
          path_, options.read_only ? SqliteConnection::Use::kRead : SqliteConnection::Use::kWrite,
          options)),
      readers_(options.readers, [this] {
        return std::make_unique<SqliteConnection>(path_, SqliteConnection::Use::kRead, options_);
      }) {
  if (!options_.read_only) thread_ = std::thread([this] { serve(); });
}

SqliteDatabase::~SqliteDatabase() {
  {
    std::lock_guard lock(mutex_);
    closing_ = true;
  }
  waiting_.notify_one();
  if (thread_.joinable()) thread_.join();
}

void SqliteDatabase::do_read(const std::function<void(Session&)>& f) {
  if (auto* session = session_at_hand(*this)) return f(*session);
  auto reader = readers_.borrow();
  ConnectionSession session(*reader);
  AtHand at_hand(*this, session);
  reader->control(Control::kBegin);
  try {
    f(session);
  } catch (...) {
    if (reader->in_transaction()) reader->control(Control::kRollback);
    throw;
  }
  reader->control(Control::kCommit);
  session.rethrow_failure();
}

void SqliteDatabase::do_write(const std::function<bool(Transaction&)>& f) {
  refuse_nested_write(*this);
  if (options_.read_only)
    throw StorageError(Kind::kReadOnly, "the database was opened for reading only");
  Job job{f};
  bool first;
  {
    std::lock_guard lock(mutex_);
    if (closing_) throw StorageError(Kind::kUnavailable, "the database is being closed");
    first = queue_.empty();
    queue_.push_back(&job);
  }
  if (first) waiting_.notify_one();
  job.wait();
  if (job.failure) std::rethrow_exception(job.failure);
  for (const auto& hook : job.hooks) hook();
}

void SqliteDatabase::serve() {
  Jobs jobs;
  for (;;) {
    {
      std::unique_lock lock(mutex_);
      waiting_.wait(lock, [&] { return closing_ || !queue_.empty(); });
      if (queue_.empty()) return;
      jobs.swap(queue_);
    }
    for (std::size_t at = 0; at < jobs.size(); at += kMaxBatch)
      serve_batch(std::span(jobs).subspan(at, std::min(kMaxBatch, jobs.size() - at)));
    jobs.clear();
  }
}

void SqliteDatabase::serve_batch(std::span<Job* const> batch) {
  while (!batch.empty()) {
    std::size_t ran = batch.size();  // when not even BEGIN works, all are refused
    std::exception_ptr refusal;
    try {
      writer_->control(Control::kBeginImmediate);
      ran = run_jobs(batch);
      if (writer_->in_transaction()) {
        writer_->control(Control::kCommit);
      } else {
        // A full disk ends the whole transaction: the last job has taken with it what ran
        // before it.
        refusal = batch[ran - 1]->failure;
      }
    } catch (...) {
      refusal = std::current_exception();
    }
    if (refusal) {
      roll_back();
      for (auto* job : batch.first(ran))
        if (!job->failure) job->failure = refusal;
    }
    for (auto* job : batch.first(ran)) job->answer();
    batch = batch.subspan(ran);
  }
}

std::size_t SqliteDatabase::run_jobs(std::span<Job* const> batch) {
  for (std::size_t i = 0; i < batch.size(); ++i) {
    run_job(*batch[i]);
    if (!writer_->in_transaction()) return i + 1;
  }
  return batch.size();
}

void SqliteDatabase::run_job(Job& job) {
  try {
    writer_->control(Control::kSavepoint);
    ConnectionSession session(*writer_);
    {
      AtHand at_hand(*this, session);
      job.kept = job.f(session);
    }
    session.rethrow_failure();
    if (!writer_->in_transaction())
      throw StorageError(Kind::kOther, "the write ended its own transaction");
    if (job.kept && writer_->has_deferred_violations())
      throw StorageError(Kind::kForeignKey, "FOREIGN KEY constraint failed");
    if (job.kept) job.hooks = session.take_hooks();
  } catch (...) {
    job.kept = false;
    job.failure = std::current_exception();
  }
  try {
    if (!writer_->in_transaction()) return;
    if (!job.kept) writer_->control(Control::kRollbackTo);
    writer_->control(Control::kRelease);
  } catch (...) {
    // Without a savepoint to go back to, nothing of the batch can be trusted.
    if (!job.failure) job.failure = std::current_exception();
    job.kept = false;
    roll_back();
  }
}

void SqliteDatabase::roll_back() {
  if (!writer_->in_transaction()) return;
  try {
    writer_->control(Control::kRollback);
  } catch (const StorageError&) {
    // SQLite ends the transaction whatever it says.
  }
}

void SqliteDatabase::backup_to(const std::string& path) {
  NewFile file(path);
  // VACUUM INTO reads one snapshot and holds up nobody; the result is a tidy single file.
  SqliteConnection connection(path_, SqliteConnection::Use::kRead, options_);
  connection.command("PRAGMA query_only=OFF");
  connection.command("VACUUM INTO '" + replace_all(file.part(), "'", "''") + "'");
  file.finish();
}

}  // namespace langnghe::storage

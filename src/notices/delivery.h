// The postman of `langnghe serve`: takes what waits in the outbox, opens the address, sends it,
// and writes down what became of it.
//
// At least once: a notice is claimed (attempt counted, a lease of five minutes) and its address
// opened in one durable transaction, sent outside of it, and settled in a second one. A crash in
// between lets the lease run out, and the notice goes out again under the same uid. Several
// servers on one database share the work.
//
// Temporary trouble of one notice: again after first_wait, doubled each time up to longest_wait,
// a random quarter more or less; after `attempts` it is a dead letter. A server that is away or
// lets nobody in stops its channel instead, for a growing time: the notices behind it do not
// use up their attempts, and no address is opened in vain; those older than `patience` die.
#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "notices/templates.h"
#include "notices/transport.h"

namespace langnghe::notices {

// Where a petitioner can be reached, or why not (a key "notices.trouble.…").
struct Reach {
  std::string to;
  std::string why_not;
};
// Opens the address in the transaction of the claim, on record. Given by the top floor, which
// knows the vault. Officers' addresses are in their choice.
using OpenAddress =
    std::function<Reach(storage::Transaction&, const Recipient&, Channel, Millis)>;

using Transports = std::map<Channel, std::unique_ptr<Transport>>;
// Those that are set up.
Transports make_transports(const Settings& settings);

struct ChannelStatus {
  Channel channel = Channel::kEmail;
  std::int64_t waiting = 0;
  std::optional<Millis> resting_until;  // the server is away
  std::string trouble, detail;          // why
};

class Delivery {
 public:
  Delivery(storage::Database& database, const Clock& clock, const Templates& templates,
           const web::Catalogue& catalogue, Settings settings, Transports transports,
           OpenAddress open_address, std::string base_url);
  ~Delivery();

  // Everything that is due now; says how many were sent.
  int deliver_due();
  // A thread that does so every second.
  void start();
  void stop();

  // The channels somebody can choose: those that are set up, after kPage.
  std::vector<Channel> channels() const;
  std::vector<ChannelStatus> status(storage::Session& session) const;

 private:
  struct Resting {
    Millis until = 0;
    int times = 0;
    std::string trouble, detail;
  };
  struct Claim;

  bool deliver_one(Channel channel, Transport& transport, int& sent);
  std::optional<Claim> claim(Channel channel, Millis now);
  void settle(const Claim& claim, const Outcome& outcome, Millis now);
  Millis wait_after(int attempts) const;
  void run();

  storage::Database& database_;
  const Clock& clock_;
  const Templates& templates_;
  const web::Catalogue& catalogue_;
  const Settings settings_;
  Transports transports_;
  OpenAddress open_address_;
  std::string base_url_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::map<Channel, Resting> resting_;
  bool stop_ = false;
  std::thread thread_;
};

}  // namespace langnghe::notices

// langnghe serve: everything together, until SIGTERM.
#include <fmt/core.h>
#include <signal.h>

#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <memory>
#include <mutex>
#include <sstream>
#include <thread>

#include "app/apologies.h"
#include "app/commands.h"
#include "app/commands/place_options.h"
#include "app/hotspots.h"
#include "app/initiatives.h"
#include "app/insight_keeper.h"
#include "app/open_data.h"
#include "app/petitioner_addresses.h"
#include "app/procedures.h"
#include "app/satisfaction.h"
#include "app/promises.h"
#include "app/search.h"
#include "app/urging_letters.h"
#include "base/encoding.h"
#include "base/log.h"
#include "casework/casework.h"
#include "ledger/log.h"
#include "links/names.h"
#include "meetings/dialogue.h"
#include "notices/delivery.h"
#include "pages/accounts/kept_form.h"
#include "pages/commitments/promise_services.h"
#include "pages/initiatives/model_services.h"
#include "pages/insight/hotspot_services.h"
#include "pages/satisfaction/satisfaction_page.h"
#include "pages/routes.h"
#include "pages/insight/report_services.h"
#include "pages/search/search_services.h"
#include "pages/services.h"
#include "web/server.h"
#include "web/static_files.h"

namespace langnghe::app {
namespace {

struct Arguments {
  Place place;
  web::ServerOptions server;
  std::string public_url;
  std::string notices;  // settings; default DATA/notices.toml
  std::string limits = "on";
  std::string log = "on";
  bool strict = false;
  int readers = 4;
};

// What has to happen by itself: cases nobody disputed close, what is due is urged, uploads
// nobody claimed go, late commitments go up.
class Housekeeping {
 public:
  Housekeeping(Deployment& deployment, const procedures::Room& procedures, const Clock& clock)
      : deployment_(deployment), procedures_(procedures), clock_(clock), thread_([this] { run(); }) {}
  ~Housekeeping() {
    {
      const std::lock_guard lock(mutex_);
      stop_ = true;
    }
    wake_.notify_all();
    thread_.join();
  }

 private:
  void run() {
    Millis next_minute = 0, next_urging = 0, next_promises = 0, next_hour = 0;
    Millis next_data = clock_.now() + 10 * kMinute;  // not while the house is still being opened
    std::unique_lock lock(mutex_);
    while (!stop_) {
      lock.unlock();
      const Millis now = clock_.now();
      attempt("directory", [&] { deployment_.directory.refresh(); });
      if (now >= next_minute) {
        next_minute = now + kMinute;
        attempt("closing", [&] {
          casework::take_system_steps(deployment_.casework, *deployment_.database, now);
        });
        attempt("apologies", [&] { tend_apologies(procedures_, *deployment_.database, now); });
      }
      if (now >= next_data) {
        next_data = now + kHour;
        attempt("open data", [&] { insight::publish_data(data_sources(deployment_), now); });
      }
      attempt("urging", [&] {
        if (now >= next_urging) {
          next_urging = now + kMinute;
          casework::urge_cases(deployment_.casework, deployment_.urging, *deployment_.database, now,
                               urging_letters(deployment_.letters));
        }
      });
      if (now >= next_promises) {
        next_promises = now + kMinute;
        attempt("commitments", [&] { meetings::escalate_commitments(deployment_.meetings, *deployment_.database, now); });
        attempt("answers", [&] { meetings::urge_answers(deployment_.meetings, *deployment_.database, now); });
      }
      if (now >= next_hour) {
        next_hour = now + kHour;
        attempt("sweep", [&] {
          deployment_.attachments.sweep();
          deployment_.accounts.sweep();
        });
      }
      lock.lock();
      wake_.wait_for(lock, std::chrono::seconds(1), [this] { return stop_; });
    }
  }

  template <class F>
  void attempt(std::string_view what, F&& f) {
    try {
      f();
    } catch (const std::exception& error) {
      log_error(fmt::format("housekeeping, {}: {}", what, error.what()));
    }
  }

  Deployment& deployment_;
  const procedures::Room& procedures_;
  const Clock& clock_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stop_ = false;
  std::thread thread_;
};

// Looks for hot spots at night and when a leader asks. A thread of its own: a country takes a minute,
// and what is urged or closed shall not wait for it.
class HotspotWatch {
 public:
  HotspotWatch(const insight::hotspots::Room& room, storage::Database& database, const Clock& clock)
      : room_(room), database_(database), clock_(clock), thread_([this] { run(); }) {}
  ~HotspotWatch() {
    {
      const std::lock_guard lock(mutex_);
      stop_ = true;
    }
    wake_.notify_all();
    thread_.join();
  }

 private:
  void run() {
    std::unique_lock lock(mutex_);
    while (!stop_) {
      lock.unlock();
      try {
        insight::hotspots::run_due(room_, database_, 1, clock_.now());
      } catch (const std::exception& error) {
        log_error(fmt::format("hot spots: {}", error.what()));
      }
      lock.lock();
      wake_.wait_for(lock, std::chrono::seconds(1), [this] { return stop_; });
    }
  }

  const insight::hotspots::Room& room_;
  storage::Database& database_;
  const Clock& clock_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stop_ = false;
  std::thread thread_;
};

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

int serve(Arguments arguments) {
  // The server waits for these itself; no other thread may be interrupted by them.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);

  const SystemClock clock;
  Deployment deployment(arguments.place, clock, arguments.readers);
  ledger::Log log(*deployment.database, clock, deployment.log_options());
  const web::StaticFiles files(share_folder("build/assets"));
  const auto strictness = arguments.strict ? web::Strictness::kStrict : web::Strictness::kLenient;
  const web::Catalogue catalogue(deployment.pack + "/translations", strictness);
  const web::Renderer renderer(catalogue, share_folder("templates"), strictness,
                               [&](std::string_view path) { return files.url(path); });
  const web::Signer signer{deployment.keys.web};
  web::RateLimiter limiter(clock);
  pages::Limits limits;
  if (arguments.limits == "off") limits = {0, 0, 0};
  links::SubjectNames names;
  pages::KeptForms kept_forms;
  const notices::Settings settings = notices::load_settings(
      arguments.notices.empty() ? arguments.place.data + "/notices.toml" : arguments.notices);
  notices::Delivery delivery(
      *deployment.database, clock, deployment.notice_templates, catalogue, settings,
      notices::make_transports(settings), petitioner_addresses(deployment.vault, catalogue),
      arguments.public_url.empty() ? "http://" + arguments.server.listen : arguments.public_url);
  const Procedures procedures(deployment);
  Search search(deployment, free_indexes(deployment));
  const pages::LookAlikeDesk desk{*search.indexes, search.settings};
  // In the order of services.h, one a line: rooms come and go.
  const pages::Services services{
      .database = *deployment.database,
      .clock = clock,
      .renderer = renderer,
      .casework = deployment.casework,
      .directives = deployment.directives,
      .consultations = deployment.consultations,
      .meetings = deployment.meetings,
      .procedures = procedures.room,
      .directory = deployment.directory,
      .accounts = deployment.accounts,
      .attachments = deployment.attachments,
      .letters = deployment.letters,
      .link_kinds = deployment.link_kinds,
      .names = names,
      .notice_templates = deployment.notice_templates,
      .delivery = delivery,
      .vault = deployment.vault,
      .log = log,
      .signer = signer,
      .limiter = limiter,
      .kept_forms = kept_forms,
      .limits = limits,
      .public_url = arguments.public_url,
      .open_data = arguments.place.open_data_folder(),
      .commune_map = read_file(deployment.pack + "/geo/communes.json"),
      .look_alikes = &desk,
  };
  web::Router router;
  pages::register_pages(router, services);
  const Initiatives registry(deployment);
  const pages::ModelServices model_services{services, registry.room};
  pages::register_models(router, model_services);
  const Satisfaction satisfaction(deployment);
  const pages::SatisfactionServices satisfaction_services{services, satisfaction.room};
  pages::register_satisfaction(router, satisfaction_services);
  const Promises promises(deployment);
  const pages::PromiseServices promise_services{services, promises.room};
  pages::register_commitments(router, promise_services);
  Insight insight(deployment);
  const pages::ReportServices report_services{services, insight.room, insight.review};
  pages::register_insight(router, report_services);
  const Hotspots hotspots(deployment);
  const pages::HotspotServices hotspot_services{services, hotspots.room};
  pages::register_hotspots(router, hotspot_services);
  const pages::SearchServices search_services{services, desk};
  pages::register_search(router, search_services);
  files.mount(router);
  arguments.server.csrf_key = std::string(view(hmac_sha256(deployment.keys.web, "csrf")));
  arguments.server.access_log = arguments.log == "on";
  web::Server server(std::move(router), arguments.server,
                     [&](const web::Request& request, int status) {
                       return pages::error_page(services, request, status);
                     },
                     [&](const web::Request& request, const std::exception& failure) {
                       return pages::failure_page(services, request, failure);
                     });
  const HotspotWatch watch(hotspots.room, *deployment.database, clock);
  const InsightKeeper keeper(insight, *deployment.database, clock);
  const Housekeeping housekeeping(deployment, procedures.room, clock);
  delivery.start();
  search.indexes->start();
  server.start();
  const std::string address = arguments.server.listen.substr(0, arguments.server.listen.rfind(':'));
  fmt::print("Lắng Nghe: http://{}:{}\n", address, server.port());
  std::fflush(stdout);
  server.run();
  return 0;
}

}  // namespace

void add_serve_command(CLI::App& root, int& exit_code) {
  auto arguments = std::make_shared<Arguments>();
  auto* command = root.add_subcommand("serve", "Serve people");
  add_place_options(*command, arguments->place);
  command->add_option("--listen", arguments->server.listen, "ADDR:PORT")->capture_default_str();
  command->add_option("--public-url", arguments->public_url, "https://… under which people reach it, for links on paper");
  command->add_option("--notices", arguments->notices,
                      "how notices go out, when not notices.toml in the data folder");
  command->add_option("--trusted-proxy", arguments->server.trusted_proxies,
                      "address of a proxy whose X-Forwarded-For is believed");
  command->add_option("--limits", arguments->limits, "on, or off: no rate limits (for measuring)")
      ->check(CLI::IsMember({"on", "off"}))->capture_default_str();
  command->add_option("--log", arguments->log, "access log: on or off")
      ->check(CLI::IsMember({"on", "off"}))->capture_default_str();
  command->add_option("--readers", arguments->readers, "connections for reading")
      ->check(CLI::Range(1, 64))->capture_default_str();
  command->add_flag("--strict", arguments->strict, "fail where a page forgets a value (for tests)");
  command->callback([arguments, &exit_code] { exit_code = serve(*arguments); });
}

}  // namespace langnghe::app

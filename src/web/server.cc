// The only file that knows RESTinio and Asio.
#include "web/server.h"

#include <sys/resource.h>

#include <atomic>
#include <csignal>
#include <cstring>
#include <condition_variable>
#include <mutex>
#include <restinio/all.hpp>
#include <thread>

#include "base/encoding.h"
#include "base/log.h"
#include "base/result.h"
#include "web/dispatch.h"
#include "web/guard.h"
#include "web/head.h"
#include "web/worker_pool.h"

namespace langnghe::web {
namespace {

namespace net = restinio::asio_ns;
using Tcp = net::ip::tcp;

// RESTinio builds its sockets itself from an io_context alone, so the post of the guards
// travels as a service of that context.
class PostService : public net::execution_context::service {
 public:
  using key_type = PostService;
  static net::execution_context::id id;
  explicit PostService(net::execution_context& owner) : service(owner) {}
  GuardPost post;

 private:
  void shutdown() override {}
};
net::execution_context::id PostService::id;

// What RESTinio uses of a socket, with a Guard on the line.
class GuardedSocket {
 public:
  using executor_type = Tcp::socket::executor_type;
  using lowest_layer_type = Tcp::socket;

  explicit GuardedSocket(net::io_context& context)
      : socket_(context), post_(&net::use_service<PostService>(context).post) {}
  GuardedSocket(GuardedSocket&&) = default;
  GuardedSocket& operator=(GuardedSocket&&) = default;
  ~GuardedSocket() = default;

  Tcp::socket& lowest_layer() { return socket_; }
  const Tcp::socket& lowest_layer() const { return socket_; }
  executor_type get_executor() { return socket_.get_executor(); }
  bool is_open() const { return socket_.is_open(); }
  auto remote_endpoint() const { return socket_.remote_endpoint(); }
  template <class... Args>
  void cancel(Args&&... args) {
    socket_.cancel(std::forward<Args>(args)...);
  }
  template <class... Args>
  void shutdown(Args&&... args) {
    if (guard_) guard_->closing();
    socket_.shutdown(std::forward<Args>(args)...);
  }
  template <class... Args>
  void close(Args&&... args) {
    guard_.reset();
    socket_.close(std::forward<Args>(args)...);
  }

  template <class Handler>
  void async_read_some(net::mutable_buffer buffer, Handler&& handler) {
    if (!guard_) guard_ = std::make_unique<Guard>(*post_, socket_.native_handle());
    using Op = ReadOp<std::decay_t<Handler>>;
    Op op{this, buffer, std::forward<Handler>(handler)};
    if (!guard_->before_read()) {
      leave(std::move(op));
      return;
    }
    socket_.async_read_some(buffer, std::move(op));
  }

  template <class Buffers, class Handler>
  void async_write_some(const Buffers& buffers, Handler&& handler) {
    if (guard_) guard_->before_write();
    socket_.async_write_some(buffers, std::forward<Handler>(handler));
  }

 private:
  template <class Handler>
  struct ReadOp {
    GuardedSocket* self;
    net::mutable_buffer buffer;
    Handler handler;  // keeps the connection, and with it self, alive

    using executor_type = net::associated_executor_t<Handler, Tcp::socket::executor_type>;
    executor_type get_executor() const noexcept {
      return net::get_associated_executor(handler, self->socket_.get_executor());
    }
    using allocator_type = net::associated_allocator_t<Handler>;
    allocator_type get_allocator() const noexcept {
      return net::get_associated_allocator(handler);
    }

    void operator()(const net::error_code& error, std::size_t size) {
      Guard* const guard = self->guard_.get();
      if (guard && error) guard->ended();
      if (guard && !error &&
          !guard->feed({static_cast<const char*>(buffer.data()), size})) {
        self->leave(std::move(*this));
        return;
      }
      handler(error, size);
    }
  };

  // Sends the refusal and reads on for a while without keeping anything: a socket closed with
  // unread bytes in it resets the connection, and the client would never see the answer.
  template <class Op>
  void leave(Op op) {
    const auto executor = op.get_executor();
    net::async_write(
        socket_, net::buffer(guard_->refusal()),
        net::bind_executor(executor, [this, op = std::move(op)](const net::error_code& error,
                                                                std::size_t) mutable {
          if (error) {
            op.handler(error, 0);
            return;
          }
          net::error_code ignored;
          socket_.shutdown(Tcp::socket::shutdown_send, ignored);
          drop(std::move(op));
        }));
  }

  template <class Op>
  void drop(Op op) {
    const auto executor = op.get_executor();
    const auto buffer = op.buffer;
    socket_.async_read_some(
        buffer, net::bind_executor(executor, [this, op = std::move(op)](
                                                 const net::error_code& error,
                                                 std::size_t) mutable {
          if (error) {
            op.handler(net::error_code(net::error::eof), 0);
          } else {
            drop(std::move(op));
          }
        }));
  }

  Tcp::socket socket_;
  GuardPost* post_;
  std::unique_ptr<Guard> guard_;
};

// Found by RESTinio through their argument.
template <class Connection, class Start, class Failed>
void prepare_connection_and_start_read(GuardedSocket& socket, Connection&, Start start, Failed) {
  net::error_code ignored;
  socket.lowest_layer().set_option(Tcp::no_delay(true), ignored);
  start();
}
inline restinio::tls_socket_t* make_tls_socket_pointer_for_state_listener(GuardedSocket&) noexcept {
  return nullptr;
}

struct Traits : restinio::traits_t<restinio::asio_timer_manager_t, restinio::null_logger_t,
                                   restinio::details::autodetect_request_handler_type,
                                   restinio::default_strand_t, GuardedSocket> {
  static constexpr bool use_connection_count_limiter = true;
};
using HttpServer = restinio::http_server_t<Traits>;

struct Endpoint {
  net::ip::address address;
  std::uint16_t port = 0;
};

Endpoint read_listen(const std::string& text) {
  const SetupError wrong("--listen \"" + text +
                         "\": write ADDRESS:PORT, for example 127.0.0.1:8080 or [::1]:8080");
  const std::size_t colon = text.rfind(':');
  if (colon == std::string::npos || colon + 1 == text.size() || text.size() - colon > 6) throw wrong;
  std::string host = text.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) {
    host = host.substr(1, host.size() - 2);
  } else if (host.find(':') != std::string::npos) {
    throw wrong;
  }
  if (host == "localhost") host = "127.0.0.1";
  if (text.find_first_not_of("0123456789", colon + 1) != std::string::npos) throw wrong;
  const unsigned long port = std::stoul(text.substr(colon + 1));
  net::error_code error;
  const auto address = net::ip::make_address(host, error);
  if (error || port > 65535) throw wrong;
  return {address, static_cast<std::uint16_t>(port)};
}

std::string peer_of(const Tcp::endpoint& endpoint) {
  const auto address = endpoint.address();
  if (address.is_v6() && address.to_v6().is_v4_mapped()) {
    return net::ip::make_address_v4(net::ip::v4_mapped, address.to_v6()).to_string();
  }
  return address.to_string();
}

// A connection that cannot be accepted for want of descriptors ends accepting for good, so
// there must be more descriptors than connections.
std::size_t fit_connections(std::size_t wanted) {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return wanted;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
  getrlimit(RLIMIT_NOFILE, &limit);
  const std::size_t spare = 256;
  const std::size_t most = limit.rlim_cur > 2 * spare ? limit.rlim_cur - spare : spare;
  return std::min(wanted, most);
}

}  // namespace

struct Server::Impl {
  ServerOptions options;
  Dispatcher dispatcher;
  Endpoint endpoint;
  std::unique_ptr<net::io_context> context;
  GuardPost* post = nullptr;  // lives in the context
  std::unique_ptr<net::executor_work_guard<net::io_context::executor_type>> work;
  std::unique_ptr<net::steady_timer> sweeper;
  std::unique_ptr<HttpServer> http;
  std::unique_ptr<WorkerPool> workers;
  std::vector<std::thread> threads;
  std::atomic<std::uint16_t> port{0};
  std::mutex mutex;  // start and stop
  bool started = false;
  std::mutex stop_mutex;
  std::condition_variable stop_asked;
  bool stopping = false;

  Impl(Router router, ServerOptions given, ErrorPage error_page, FailurePage failure_page)
      : options(std::move(given)),
        dispatcher(std::move(router), std::move(error_page),
                   options.csrf_key.empty() ? random_bytes(32) : options.csrf_key,
                   options.trusted_proxies, options.max_body, std::move(failure_page)),
        endpoint(read_listen(options.listen)) {}


  void sweep_later() {
    sweeper->expires_after(std::chrono::milliseconds(500));
    sweeper->async_wait([this](const net::error_code& error) {
      if (error) return;
      post->sweep();
      sweep_later();
    });
  }

  using Handle = restinio::request_handle_t;

  // Hands the bytes to RESTinio below its response builder: the header block is ours.
  static void send(const Handle& handle, Outgoing out) {
    restinio::writable_items_container_t items;
    items.emplace_back(std::move(out.head));
    if (out.shared_body) {
      items.emplace_back(std::move(out.shared_body));
    } else if (!out.body.empty()) {
      items.emplace_back(std::move(out.body));
    }
    const auto connection = std::move(restinio::impl::access_req_connection(*handle));
    if (!connection) return;
    connection->write_response_parts(
        handle->request_id(),
        restinio::response_output_flags_t{
            restinio::response_parts_attr_t::final_parts,
            out.close ? restinio::response_connection_attr_t::connection_close
                      : restinio::response_connection_attr_t::connection_keepalive},
        restinio::write_group_t{std::move(items)});
  }

  void log_access(const Dispatcher::Job& job, const Outgoing& out,
                  std::chrono::steady_clock::time_point begun) const {
    if (!options.access_log || !log_enabled(LogLevel::kInfo)) return;
    const auto took = std::chrono::steady_clock::now() - begun;
    const Request& request = job.request;
    // The pattern, never the path: a path can hold a case code.
    log_info(fmt::format(
        "{} {} {} {:.1f}ms {}B", job.head_only ? "HEAD" : request.method,
        request.pattern.empty() ? "-" : request.pattern, out.status,
        std::chrono::duration<double, std::milli>(took).count(),
        job.head_only ? 0 : out.content().size()));
  }

  void answer(const Handle& handle, Dispatcher::Job& job,
              std::chrono::steady_clock::time_point begun) {
    Outgoing out = dispatcher.answer(job, handle->body());
    log_access(job, out, begun);
    send(handle, std::move(out));
  }

  restinio::request_handling_status_t take(const Handle& handle) {
    const auto begun = std::chrono::steady_clock::now();
    const auto& header = handle->header();
    RawRequest raw;
    raw.method = header.method().c_str();
    raw.target = header.request_target();
    raw.headers.reserve(header.fields_count());
    header.for_each_field([&](const auto& field) {
      raw.headers.emplace_back(lower(field.name()), field.value());
    });
    raw.peer = peer_of(handle->remote_endpoint());
    auto job = std::make_shared<Dispatcher::Job>(dispatcher.prepare(std::move(raw)));
    job->keep_alive = job->keep_alive && header.should_keep_alive();
    if (job->route && job->route->options.never_blocks && !job->refused) {
      answer(handle, *job, begun);
      return restinio::request_accepted();
    }
    std::function<void()> task = [this, handle, job, begun] { answer(handle, *job, begun); };
    if (!workers->add(task)) {
      job->refused = 503;
      answer(handle, *job, begun);
    }
    return restinio::request_accepted();
  }

  void start();
  void stop();
};

void Server::Impl::start() {
  const std::lock_guard lock(mutex);
  if (started) return;
  context = std::make_unique<net::io_context>(static_cast<int>(options.io_threads));
  work = std::make_unique<net::executor_work_guard<net::io_context::executor_type>>(
      context->get_executor());
  dispatcher.drain(false);
  post = &net::use_service<PostService>(*context).post;
  GuardPost& guards = *post;
  guards.max_body = options.max_body;
  guards.max_bodies = options.max_bodies_in_memory;
  guards.idle_timeout = options.idle_timeout;
  guards.head_timeout = options.head_timeout;
  guards.body_timeout = options.body_timeout;
  guards.handler_timeout = options.handler_timeout;
  guards.body_limit = [this](std::string_view method, std::string_view target) {
    return dispatcher.body_limit(method, target);
  };
  guards.refuse = [this](std::string_view head, int status) {
    Outgoing out = dispatcher.refuse(head, {}, status);
    if (options.access_log) log_info(fmt::format("- - {} refused early", status));
    return out.head.append(out.content());
  };
  workers = std::make_unique<WorkerPool>(options.workers, options.max_queued);

  const auto millis = [](Millis time) { return std::chrono::milliseconds(time); };
  restinio::server_settings_t<Traits> settings;
  settings.address(endpoint.address)
      .port(endpoint.port)
      .protocol(endpoint.address.is_v6() ? Tcp::v6() : Tcp::v4())
      .buffer_size(16 * 1024)
      // The guard keeps the real clocks; this one only catches what it might miss.
      .read_next_http_message_timelimit(millis(options.idle_timeout + options.head_timeout +
                                               options.body_timeout + 10 * kSecond))
      .write_http_response_timelimit(millis(options.write_timeout))
      .handle_request_timeout(millis(options.handler_timeout))
      .max_pipelined_requests(1)
      .concurrent_accepts_count(2)
      .max_parallel_connections(fit_connections(options.max_connections))
      .incoming_http_msg_limits(restinio::incoming_http_msg_limits_t{}
                                    .max_url_size(8 * 1024)
                                    .max_field_name_size(256)
                                    .max_field_value_size(16 * 1024)
                                    .max_field_count(100)
                                    .max_body_size(options.max_body))
      .acceptor_options_setter([](auto& accept) {
        accept.set_option(Tcp::acceptor::reuse_address(true));
      })
      .acceptor_post_bind_hook([this](Tcp::acceptor& acceptor) {
        port = acceptor.local_endpoint().port();
      })
      .request_handler([this](Handle handle) { return take(handle); });
  http = std::make_unique<HttpServer>(restinio::external_io_context(*context),
                                      std::move(settings));
  try {
    http->open_sync();
  } catch (const std::exception& failure) {
    http.reset();
    workers.reset();
    work.reset();
    throw SetupError("cannot listen on " + options.listen + ": " + failure.what() +
                     "; choose another one with --listen ADDRESS:PORT");
  }
  sweeper = std::make_unique<net::steady_timer>(*context);
  sweep_later();
  for (unsigned i = 0; i < std::max(1u, options.io_threads); ++i) {
    threads.emplace_back([this] { context->run(); });
  }
  started = true;
  log_info("serving on " + options.listen);
}

void Server::Impl::stop() {
  const std::lock_guard lock(mutex);
  if (!started) return;
  post->draining = true;
  dispatcher.drain(true);
  http->close_async([] {}, [](std::exception_ptr) {});
  const auto until =
      std::chrono::steady_clock::now() + std::chrono::milliseconds(options.drain_timeout);
  while (post->connections() > 0 && std::chrono::steady_clock::now() < until) {
    post->sweep();
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  workers.reset();  // after their last job nothing new is sent
  work.reset();
  context->stop();
  for (std::thread& thread : threads) thread.join();
  threads.clear();
  sweeper.reset();
  http.reset();
  context.reset();
  started = false;
  log_info("stopped");
}

Server::Server(Router router, ServerOptions options, ErrorPage error_page, FailurePage failure_page)
    : impl_(std::make_unique<Impl>(std::move(router), std::move(options), std::move(error_page),
                                   std::move(failure_page))) {}

Server::~Server() { stop(); }

void Server::start() { impl_->start(); }
std::uint16_t Server::port() const { return impl_->port; }

void Server::run() {
  // Taken from the process before any thread exists, so that all of them inherit it.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  sigset_t before;
  pthread_sigmask(SIG_BLOCK, &signals, &before);
  impl_->start();
  for (;;) {
    const timespec wait{0, 100'000'000};
    if (sigtimedwait(&signals, nullptr, &wait) > 0) break;
    const std::lock_guard lock(impl_->stop_mutex);
    if (impl_->stopping) break;
  }
  impl_->stop();
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

void Server::stop() {
  {
    const std::lock_guard lock(impl_->stop_mutex);
    impl_->stopping = true;
  }
  impl_->stop();
}

}  // namespace langnghe::web

// An SMTP server with real TLS on loopback, by STARTTLS or from the first byte, and certificates made for it.
#pragma once

#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <atomic>
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "notices/testing_servers.h"

namespace langnghe::notices {

// A certificate that signs itself, for one name ("IP:127.0.0.1", "DNS:mail.example.vn"), and its key.
class Certificate {
 public:
  explicit Certificate(const std::string& name) {
    key_.reset(EVP_EC_gen("P-256"));
    own_.reset(X509_new());
    X509_set_version(own_.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(own_.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(own_.get()), -86400);
    X509_gmtime_adj(X509_getm_notAfter(own_.get()), 86400L * 30);
    X509_set_pubkey(own_.get(), key_.get());
    X509_NAME* subject = X509_get_subject_name(own_.get());
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("test"), -1, -1, 0);
    X509_set_issuer_name(own_.get(), subject);
    extension(NID_subject_alt_name, name);
    extension(NID_basic_constraints, "critical,CA:TRUE");
    if (X509_sign(own_.get(), key_.get(), EVP_sha256()) == 0) throw std::runtime_error("no certificate");
  }
  X509* get() const { return own_.get(); }
  EVP_PKEY* key() const { return key_.get(); }
  // As the file that somebody trusts.
  void write(const std::string& path) const {
    std::FILE* file = std::fopen(path.c_str(), "w");
    if (file == nullptr || PEM_write_X509(file, own_.get()) != 1) throw std::runtime_error(path);
    std::fclose(file);
  }

 private:
  void extension(int nid, const std::string& value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, own_.get(), own_.get(), nullptr, nullptr, 0);
    X509_EXTENSION* one = X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str());
    if (one == nullptr) throw std::runtime_error(value);
    X509_add_ext(own_.get(), one, -1);
    X509_EXTENSION_free(one);
  }

  std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key_{nullptr, EVP_PKEY_free};
  std::unique_ptr<X509, decltype(&X509_free)> own_{nullptr, X509_free};

 public:
  Certificate(const Certificate&) = delete;
  Certificate& operator=(const Certificate&) = delete;
};

enum class Secured { kStartTls, kAtOnce };

class TlsSmtpServer : public SmtpServer {
 public:
  TlsSmtpServer(const Certificate& certificate, Secured how)
      : SmtpServer(false), how_(how), context_(SSL_CTX_new(TLS_server_method()), SSL_CTX_free) {
    if (SSL_CTX_use_certificate(context_.get(), certificate.get()) != 1 ||
        SSL_CTX_use_PrivateKey(context_.get(), certificate.key()) != 1)
      throw std::runtime_error("the certificate does not fit");
    begin();
  }
  ~TlsSmtpServer() override { end(); }

  // What came before there was TLS: no sender, no password, no letter may be in it.
  std::string in_clear() const {
    const std::lock_guard lock(own_mutex_);
    return in_clear_;
  }
  std::string version() const {
    const std::lock_guard lock(own_mutex_);
    return version_;
  }
  // "user\0password" as AUTH PLAIN said it, base64.
  std::string signed_in() const {
    const std::lock_guard lock(own_mutex_);
    return signed_in_;
  }

 protected:
  void serve() override {
    ssl_.reset();
    if (how_ == Secured::kAtOnce && !shake_hands()) return;
    SmtpServer::serve();
    if (ssl_) SSL_shutdown(ssl_.get());
    ssl_.reset();
  }
  std::int64_t take(char* to, std::size_t size) override {
    if (ssl_) return SSL_read(ssl_.get(), to, static_cast<int>(size));
    const auto got = SmtpServer::take(to, size);
    const std::lock_guard lock(own_mutex_);
    if (got > 0) in_clear_.append(to, static_cast<std::size_t>(got));
    return got;
  }
  void give(const std::string& bytes) override {
    if (ssl_)
      (void)!SSL_write(ssl_.get(), bytes.data(), static_cast<int>(bytes.size()));
    else
      SmtpServer::give(bytes);
  }
  std::vector<std::string> offers() const override {
    if (ssl_) return {"AUTH PLAIN"};
    return {"STARTTLS"};
  }
  bool answered(const std::string& line) override {
    if (line == "STARTTLS" && !ssl_) {
      say("220 go on");
      shake_hands();
      return true;
    }
    if (line.starts_with("AUTH PLAIN")) {
      std::string said = line.size() > 11 ? line.substr(11) : std::string();
      if (said.empty()) {
        say("334 ");
        if (!SmtpServer::line(said)) return true;
      }
      {
        const std::lock_guard lock(own_mutex_);
        signed_in_ = said;
      }
      say("235 welcome");
      return true;
    }
    return false;
  }

 private:
  bool shake_hands() {
    ssl_.reset(SSL_new(context_.get()));
    SSL_set_fd(ssl_.get(), peer());
    if (SSL_accept(ssl_.get()) != 1) {
      ::shutdown(peer(), SHUT_RDWR);  // who does not trust us goes
      return false;
    }
    const std::lock_guard lock(own_mutex_);
    version_ = SSL_get_version(ssl_.get());
    return true;
  }

  const Secured how_;
  std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context_;
  std::unique_ptr<SSL, decltype(&SSL_free)> ssl_{nullptr, SSL_free};
  mutable std::mutex own_mutex_;
  std::string in_clear_, version_, signed_in_;
};

}  // namespace langnghe::notices

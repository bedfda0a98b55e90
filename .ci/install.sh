# Sourced by ./run and ./test: what has to be on the machine, and which packages the feed has.
# Nothing here starts or leaves a system service; everything is asked for only when it is missing.

_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

_say() { echo "$*" >&2; }

# apt as root, with sudo if the user may use it without a question, otherwise a message and failure.
_apt_install() {
  local sudo=""
  if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then sudo="sudo"; else
      _say "Missing: $*. Please install: sudo apt-get install --no-install-recommends $*"
      return 1
    fi
  fi
  command -v apt-get >/dev/null || { _say "Missing: $*. This machine has no apt-get; please install them."; return 1; }

  _say "Installing $* …"
  # Debian starts a server when it is installed, and PostgreSQL makes a cluster. Ours are started by the AppHost, so neither may happen.
  local policy=/usr/sbin/policy-rc.d own_policy=false clusters=/etc/postgresql-common/createcluster.conf
  if [ ! -e "$policy" ]; then
    own_policy=true
    printf '#!/bin/sh\nexit 101\n' | $sudo tee "$policy" >/dev/null && $sudo chmod 755 "$policy"
  fi
  if [ ! -e "$clusters" ]; then
    $sudo mkdir -p "${clusters%/*}" && echo 'create_main_cluster = false' | $sudo tee "$clusters" >/dev/null
  fi
  local log result
  log=$(mktemp)
  { $sudo apt-get update -qq && $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
      -o Dpkg::Options::=--force-confold "$@"; } >"$log" 2>&1
  result=$?
  [ $result -eq 0 ] || { tail -n 20 "$log" >&2; _say "Installing $* failed."; }
  rm -f "$log"
  if $own_policy; then $sudo rm -f "$policy"; fi
  # Nor at the next boot.
  if command -v systemctl >/dev/null; then $sudo systemctl disable --quiet postgresql rabbitmq-server epmd.socket epmd.service >/dev/null 2>&1; fi
  return $result
}

_has_postgres() { ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1; }

ensure_postgres() { _has_postgres || _apt_install postgresql; }

ensure_rabbitmq() { { [ -x /usr/lib/rabbitmq/bin/rabbitmq-server ] && command -v epmd >/dev/null; } || _apt_install rabbitmq-server; }

ensure_chromium() { command -v chromium >/dev/null || _apt_install chromium; }

ensure_dotnet() {
  command -v dotnet >/dev/null && dotnet --list-sdks 2>/dev/null | grep -q '^10\.' && return 0
  _say "Missing: the .NET 10 SDK (https://dot.net). ./run needs it to build."
  return 1
}

# True when an engine answers, not just when its command is there.
has_container_engine() {
  timeout 10 docker version --format '{{.Server.Version}}' >/dev/null 2>&1 || timeout 10 podman info >/dev/null 2>&1
}

_version_of() { sed -n "s/.*PackageVersion Include=\"$1\" Version=\"\([^\"]*\)\".*/\1/p" "$_root/Directory.Packages.props"; }

# Does the feed have all of these (name=version)? Asked with a restore, as the build will.
_feed_has() {
  local folder result package references="" config
  folder=$(mktemp -d)
  for package in "$@"; do references+="<PackageReference Include=\"${package%=*}\" Version=\"[${package#*=}]\" />"; done
  echo "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup>$references</ItemGroup></Project>" >"$folder/ask.csproj"
  for config in "$_root"/[Nn]u[Gg]et.[Cc]onfig; do if [ -e "$config" ]; then cp "$config" "$folder/"; fi; done
  timeout 120 dotnet restore "$folder/ask.csproj" >/dev/null 2>&1
  result=$?
  rm -rf "$folder"
  return $result
}

# Writes feed.props once; delete the file to ask again. The real Aspire needs containers, so it also needs an engine.
write_feed_props() {
  local file=$_root/feed.props aspire=false twilio=false version
  [ -e "$file" ] && return 0
  _say "Asking the package feed for Twilio and Aspire (once) …"
  if _feed_has "Twilio=$(_version_of Twilio)"; then twilio=true; fi
  version=$(_version_of Aspire.Hosting.AppHost)
  if has_container_engine && _feed_has {Aspire.Hosting.AppHost,Aspire.Hosting.PostgreSQL,Aspire.Hosting.RabbitMQ,Aspire.AppHost.Sdk}="$version"; then aspire=true; fi
  cat >"$file.new.$$" <<EOF
<Project>
  <!-- Written by ./run and ./test. Delete it to have the feed asked again. -->
  <PropertyGroup>
    <UseAspirePackages Condition="'\$(UseAspirePackages)' == ''">$aspire</UseAspirePackages>
    <UseTwilioPackage Condition="'\$(UseTwilioPackage)' == ''">$twilio</UseTwilioPackage>
  </PropertyGroup>
</Project>
EOF
  mv "$file.new.$$" "$file"
}

uses_real_aspire() { grep -q '<UseAspirePackages[^>]*>true<' "$_root/feed.props" 2>/dev/null; }

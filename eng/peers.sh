#!/usr/bin/env bash
# Provides the real peers of the live suites: SIP phones, a serial device server, ofono and speech from this machine's packages, and two
# Asterisk installations, each unpacked into a folder of its own outside the repository; the newer one also holds vgetty and a modem simulator.
#
#   eng/peers.sh            install what is missing; prints one line per peer: "name: ready" or "name: reason"
#   eng/peers.sh node       only Node.js, for the examples of the README
#   eng/peers.sh folder     only print the folder in which the Asterisk installations lie
#
# Never fails because of a missing right or an unreachable mirror: the live suite then says itself what it lacks.
set -u

peers="${CTI_PEERS_DIR:-${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/ctimiddleware/peers}"
[ "${1:-}" = folder ] && { echo "$peers"; exit 0; }

# name suite debootstrap-script packages. The script of a suite that this debootstrap does not know yet is sid's.
installations="asterisk-22 forky sid asterisk,ofono-phonesim,mgetty-voice
asterisk-16 bullseye bullseye asterisk"
recipe=2 # part of the stamp: raise it when what is installed below changes

may_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }

updated=no
apt_update() {
  [ "$updated" = yes ] && return 0
  apt-get update -qq >/dev/null 2>&1 && updated=yes
}

# need PROGRAM PACKAGE: the program is there, or is installed; otherwise a reason is printed.
need() {
  command -v "$1" >/dev/null && { echo "$1: ready"; return 0; }
  may_install || { echo "$1: missing, and installing $2 needs root and apt"; return 1; }
  apt_update
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$2" >/dev/null 2>&1
  command -v "$1" >/dev/null && { echo "$1: ready"; return 0; }
  echo "$1: package $2 could not be installed"
  return 1
}

# The Debian mirror this machine installs from itself; security and update archives carry no full suite.
mirror() {
  apt-get indextargets --format '$(ORIGIN)|$(LABEL)|$(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
    sed -n 's/^Debian|Debian|//p' | head -1
}

# provide NAME SUITE SCRIPT PACKAGES
provide() {
  local target="$peers/$1" stamp="$peers/$1.complete" part="$peers/$1.part" log="$peers/$1.log" from
  [ -x "$target/usr/sbin/asterisk" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$recipe $2 $4" ] && { echo "$1: ready"; return; }
  may_install || { echo "$1: missing, and unpacking it needs root and apt"; return; }
  command -v debootstrap >/dev/null || { echo "$1: missing, debootstrap could not be installed"; return; }
  apt_update
  from="$(mirror)"
  [ -n "$from" ] || { echo "$1: missing, apt names no Debian mirror to take $2 from"; return; }
  rm -rf "$part" "$target" "$stamp"
  if debootstrap --variant=minbase --include="$4" "$2" "$part" "$from" "/usr/share/debootstrap/scripts/$3" >"$log" 2>&1 &&
    [ -x "$part/usr/sbin/asterisk" ]; then
    rm -rf "$part"/var/cache/apt/archives/*.deb "$part"/var/lib/apt/lists/*
    mv "$part" "$target" && echo "$recipe $2 $4" >"$stamp" && rm -f "$log"
    echo "$1: ready"
  else
    echo "$1: missing, debootstrap of $2 failed, see $log: $(tail -1 "$log")"
    rm -rf "$part"
  fi
}

[ "${1:-}" = node ] && { need node nodejs; exit 0; }

mkdir -p "$peers" || { echo "peers: cannot create $peers"; exit 0; }
exec 9>"$peers/.lock"
command -v flock >/dev/null && flock 9 # another run may be filling the same folder

export DEBIAN_FRONTEND=noninteractive
proxy=$(apt-config shell P Acquire::http::Proxy 2>/dev/null | sed -n "s/^P='\(.*\)'$/\1/p")
[ -n "$proxy" ] && [ "$proxy" != DIRECT ] && export http_proxy="$proxy"

need ip iproute2
need sipp sip-tester
need baresip baresip-core
need ser2net ser2net
need socat socat
need dbus-daemon dbus
need ofonod ofono
need sox sox
need espeak-ng espeak-ng
need minimodem minimodem
need multimon-ng multimon-ng
all_there=yes
while read -r name suite _ packages; do
  [ "$(cat "$peers/$name.complete" 2>/dev/null)" = "$recipe $suite $packages" ] || all_there=no
done <<<"$installations"
[ "$all_there" = yes ] || need debootstrap debootstrap
while read -r name suite script packages; do provide "$name" "$suite" "$script" "$packages"; done <<<"$installations"
exit 0

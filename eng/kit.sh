#!/usr/bin/env bash
# Packs the conformance kit with everything it needs, and tries it as a vendor would: from a project outside the repository
# that knows the packages only. Needs the .NET 10 SDK and a package source for xunit.
#
#   eng/kit.sh             pack into artifacts/kit, then try it
#   eng/kit.sh pack        pack only
set -euo pipefail
cd "$(dirname "$0")/.."

packages="$PWD/artifacts/kit"
rm -rf "$packages"
for project in src/CtiMiddleware.{Model,Links,Runtime} adapters/CtiMiddleware.Adapters.* \
  simulators/CtiMiddleware.Simulators.{Switch,Scenarios} tests/CtiMiddleware.Conformance; do
  dotnet pack "$project" -nologo -v quiet -c "${CTI_KIT_CONFIGURATION:-Release}" -o "$packages"
done
ls "$packages"
[ "${1:-}" = pack ] && exit 0

sample="$(mktemp -d)"
trap 'rm -rf "$sample"' EXIT
# The example of docs/adapters/conformance-kit.md, file by file.
awk -v folder="$sample" '
  /^<!-- file: / { file = folder "/" $3; next }
  /^```/ { if (file != "" && open) { close(file); file = ""; open = 0 } else if (file != "") open = 1; next }
  open { print > file }' docs/adapters/conformance-kit.md
sed -i "s#PACKAGES#$packages#" "$sample/nuget.config"
# Packages of this build, never those of another one in the cache of the machine.
export NUGET_PACKAGES="$sample/packages"
cd "$sample"
dotnet run --project Acme.Pbx.Tests.csproj -- -noLogo -noColor

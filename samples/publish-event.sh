#!/bin/sh
# Publishes one CloudEvent, then a batch with a mistake in it, through the gateway of a running ./run.
# usage: samples/publish-event.sh http://localhost:PORT     PLATFORM_KEY=… for an installation with keys
set -eu
gateway=${1:?usage: $0 GATEWAY}

# In Development the gateway lends a credential to the persona "platform"; elsewhere the key is yours.
key=${PLATFORM_KEY:-$(curl -sSf "$gateway/signin/token" -H 'Content-Type: application/json' -d '{"persona":"platform"}' |
  sed -n 's/.*"accessToken": *"\([^"]*\)".*/\1/p')}

# The visit is one of the demo company's. An id of its own for each event; the same again would be the same event.
late() { # id minutes
  printf '{"specversion":"1.0","id":"%s","source":"/samples/curl","type":"platform.staff-late","time":"%s","data":{
    "eventId":"01980000-0000-7000-8000-000000000e01","companyId":"01980000-0000-7000-8000-000000000001",
    "staffId":"01980000-0000-7000-8000-000000000103","clientId":"01980000-0000-7000-8000-000000000201",
    "serviceName":"30 minute dog walk","scheduledStart":"%s","minutesLate":%s}}' "$1" "$now" "$now" "$2"
}

publish() { # content type, body
  curl -sS -w '\n  HTTP %{http_code}\n' "$gateway/platform/events" -H "Authorization: Bearer $key" -H "Content-Type: $1" --data-binary "$2"
}

now=$(date -u +%Y-%m-%dT%H:%M:%SZ)
id=late-$(date +%s)
echo "one event:";              publish application/cloudevents+json "$(late "$id" 15)"
echo "the same again:";         publish application/cloudevents+json "$(late "$id" 15)"
echo "a batch with a mistake:"; publish application/cloudevents-batch+json "[$(late "$id-30" 30),$(late "$id-wrong" -1)]"

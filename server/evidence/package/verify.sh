#!/bin/sh
# Needs sh, openssl and sha256sum, nothing else. Usage: sh verify.sh [zh|en]
set -u
LC_ALL=C
export LC_ALL
language=${1:-zh}
case $0 in */*) cd "${0%/*}" || exit 2 ;; esac
troubles=0
notes=0
newline='
'

say() {
  case "$language:$1" in
    @SENTENCES@
  esac
}

trouble() {
  troubles=$((troubles + 1))
  say "$1" "$2"
}

note() {
  notes=$((notes + 1))
  say "$1" "$2"
}

# sum FILE: its SHA-256 in $sum
sum() {
  line=$(sha256sum <"$1" 2>/dev/null) || line=
  sum=${line%% *}
}

# text FILE: its one line in $text
text() {
  text=
  IFS= read -r text 2>/dev/null <"$1" || :
}

# field NAME: the string under that name in $text, in $field
field() {
  field=
  case $text in *"\"$1\":\""*)
    field=${text#*"\"$1\":\""}
    field=${field%%\"*}
    ;;
  esac
}

# fits PEM ID: whether a key's id is the SHA-256 of its SPKI
fits() {
  line=$(openssl pkey -pubin -in "$1" -outform DER 2>/dev/null | sha256sum)
  [ "${line%% *}" = "$2" ]
}

# holds PEM SIGNATURE FILE
holds() {
  openssl dgst -sha256 -verify "$1" -signature "$2" "$3" >/dev/null 2>&1
}

# kept SHA256: whether that photo is in here
kept() {
  for found in photos/"$1".*; do [ -f "$found" ] && return 0; done
  return 1
}

check_sums() {
  text package.json
  field sha256sums
  sum SHA256SUMS
  [ "$sum" = "$field" ] || trouble sums_changed SHA256SUMS
  field key_id
  holds "server-keys/$field.pem" package.der package.json || trouble package_changed package.json
  result=$(sha256sum -c SHA256SUMS 2>/dev/null)
  listed=$newline
  IFS=$newline
  for line in $result; do
    name=${line%: *}
    listed=$listed$name$newline
    case $line in
      *": OK") ;;
      *) if [ -f "$name" ]; then trouble file_changed "$name"; else trouble file_missing "$name"; fi ;;
    esac
  done
  unset IFS
  for name in * */* */*/* */*/*/*; do
    [ -f "$name" ] || continue
    case $name in SHA256SUMS | package.json | package.der) continue ;; esac
    case $listed in *"$newline$name$newline"*) ;; *) trouble file_extra "$name" ;; esac
  done
}

check_keys() {
  for key in server-keys/*.pem; do
    id=${key##*/}
    id=${id%.pem}
    if fits "$key" "$id"; then say server_key "$id"; else trouble key_changed "$key"; fi
  done
}

check_photos() {
  photos=0
  for photo in photos/*; do
    [ -f "$photo" ] || continue
    photos=$((photos + 1))
    name=${photo##*/}
    sum "$photo"
    [ "$sum" = "${name%%.*}" ] || trouble photo_changed "$photo"
  done
}

# check_receipt FILE: against the claim whose sum is $claim_sum
check_receipt() {
  text "$1"
  receipt=$text
  field key_id
  holds "server-keys/$field.pem" "${1%.json}.der" "$1" || trouble receipt_wrong "$1"
  field claim_sha256
  [ "$field" = "$claim_sum" ] || trouble claim_changed "${folder}claim.json"
  field inspection_id
  [ "$field" = "$id" ] || trouble receipt_wrong "$1"
  rest=${receipt#*'"photos":['}
  rest=${rest%%]*}
  while [ -n "$rest" ]; do
    hash=${rest%%,*}
    case $rest in *,*) rest=${rest#*,} ;; *) rest= ;; esac
    hash=${hash#\"}
    hash=${hash%\"}
    received="$received $hash"
    kept "$hash" || trouble photo_missing "$hash"
  done
}

# every photo that the claim names is here, or no receipt says that it ever came
check_named() {
  rest=$claim
  while :; do
    case $rest in *'"sha256":"'*) ;; *) break ;; esac
    rest=${rest#*'"sha256":"'}
    hash=${rest%%\"*}
    kept "$hash" && continue
    case "$received " in *" $hash "*) ;; *) note owed "$hash" ;; esac
  done
}

# the claim without its seal in $bare
without_seal() {
  bare=$claim
  case $claim in *',"seal":{'*)
    rest=${claim#*',"seal":{'}
    rest=${rest#*'"signed_at":"'}
    bare=${claim%%',"seal":{'*}${rest#*'"}'}
    ;;
  esac
}

check_signature() {
  text "${folder}received.json"
  field seal
  state=$field
  if [ ! -f "${folder}manifest.json" ]; then
    case $claim in *',"seal":{'*) trouble file_missing "${folder}manifest.json" ;; esac
    [ "$state" = none ] || trouble signature_wrong "$id"
    unsigned=$((unsigned + 1))
    note unsigned "$id"
    return
  fi
  text "${folder}manifest.json"
  manifest=$text
  without_seal
  case $manifest in
    '{"claim":'"$bare"',"format":"xuntian-manifest-1","id":"'"$id"'",'*) ;;
    *) trouble manifest_differs "$id" ;;
  esac
  key_id=${manifest##*'"key_id":"'}
  key_id=${key_id%%\"*}
  if [ -f "${folder}device-key.pem" ]; then
    fits "${folder}device-key.pem" "$key_id" || trouble key_changed "${folder}device-key.pem"
  fi
  if holds "${folder}device-key.pem" "${folder}signature.der" "${folder}manifest.json"; then
    true_signature=yes
  else
    true_signature=no
  fi
  case $state:$true_signature in
    good:yes) signed=$((signed + 1)) ;;
    revoked:yes | other_person:yes | bad:no | unknown_key:*)
      doubted=$((doubted + 1))
      note "doubt_$state" "$id"
      ;;
    *) trouble signature_wrong "$id" ;;
  esac
}

check_voided() {
  text "${folder}review.json"
  field state
  [ "$field" = voided ] && note voided "$id"
}

check_records() {
  records=0
  signed=0
  unsigned=0
  doubted=0
  for folder in inspections/*/; do
    [ -d "$folder" ] || continue
    records=$((records + 1))
    id=${folder#inspections/}
    id=${id%/}
    text "${folder}claim.json"
    claim=$text
    sum "${folder}claim.json"
    claim_sum=$sum
    received=
    [ -f "${folder}receipt.json" ] || trouble file_missing "${folder}receipt.json"
    for receipt_file in "${folder}"receipt*.json; do
      [ -f "$receipt_file" ] && check_receipt "$receipt_file"
    done
    check_named
    check_signature
    check_voided
    for rival in "${folder}"rivals/*.json; do
      [ -f "$rival" ] || continue
      name=${rival##*/}
      sum "$rival"
      [ "$sum" = "${name%.json}" ] || trouble file_changed "$rival"
      note rival "$id"
    done
  done
  text package.json
  case $text in *"\"records\":$records,"*) ;; *) trouble records_differ "$records" ;; esac
}

for tool in openssl sha256sum; do
  command -v "$tool" >/dev/null 2>&1 || {
    say tool_missing "$tool"
    exit 2
  }
done
check_keys
check_sums
check_photos
check_records
say records "$records"
say signed "$signed"
say not_signed "$unsigned"
say doubted "$doubted"
say photos "$photos"
if [ "$troubles" -gt 0 ]; then
  say broken "$troubles"
  exit 1
fi
if [ "$notes" -gt 0 ]; then say noted "$notes"; fi
say whole ""

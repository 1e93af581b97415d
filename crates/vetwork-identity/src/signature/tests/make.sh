#!/bin/sh
# Writes vectors.txt: signatures by keys that OpenSSL makes and forgets. Columns: what, scheme, key, signature.
set -eu
folder=$(dirname "$0")
work=$(mktemp -d)
printf 'the quick brown fox' >"$work/message"
hex() { od -An -v -tx1 "$1" | tr -d ' \n'; }

line() { # name scheme hash [options of dgst]
    name=$1 scheme=$2 hash=$3
    shift 3
    openssl pkey -in "$work/key" -pubout -outform DER -out "$work/public" 2>/dev/null
    openssl dgst "-$hash" -sign "$work/key" -out "$work/signature" "$@" "$work/message"
    printf '%s %s-%s %s %s\n' "$name" "$scheme" "$hash" "$(hex "$work/public")" "$(hex "$work/signature")"
}

{
    for curve in prime192v1 secp224r1 prime256v1 secp384r1 secp521r1 $(for bits in 160 192 224 256 320 384 512; do
        echo "brainpoolP${bits}r1 brainpoolP${bits}t1"
    done); do
        for form in named_curve explicit; do
            openssl ecparam -name "$curve" -genkey -noout -param_enc "$form" -out "$work/key" 2>/dev/null
            for hash in sha1 sha224 sha256 sha384 sha512; do
                case "$form-$hash" in explicit-sha[135]*) ;; named_curve-sha2* | named_curve-sha5*) ;; *) continue ;; esac
                line "$curve-$form" ecdsa "$hash"
            done
        done
    done
    for bits in 1024 2048 3072 4096; do
        openssl genrsa -out "$work/key" "$bits" 2>/dev/null
        for hash in sha1 sha224 sha256 sha384 sha512; do
            line "rsa$bits" pkcs1 "$hash"
            # With the longest hash the padding has no room in the shortest key.
            [ "$bits-$hash" = 1024-sha512 ] && continue
            line "rsa$bits" pss "$hash" -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:digest
        done
    done
    openssl genrsa -3 -out "$work/key" 2049 2>/dev/null
    line rsa2049 pkcs1 sha256
    line rsa2049 pss sha256 -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:digest
} >"$folder/vectors.txt"
rm -r "$work"

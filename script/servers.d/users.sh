# What script/servers needs root for, and how it is taken away again. Sourced by it; uses its variables.

person='' keeper='' mounted='' keeper_sshd='' keeper_words=()

install_missing() {
  local package missing=()
  for package in "$@"; do
    [[ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" == installed ]] || missing+=("$package")
  done
  ((${#missing[@]})) || return 0
  if ((EUID != 0)) || ! command -v apt-get >/dev/null; then
    echo "Not installed: ${missing[*]} (sudo apt-get install ${missing[*]})" >&2
    return 0
  fi
  echo "Installing ${missing[*]}" >&2
  env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null 2>&1 || {
    apt-get update -qq
    env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  }
}

# Makes the users and what else only root can, and sets `as`, the words that run something as the person.
prepare_as_root() {
  person=enquiry-$$ keeper=enquiry-git-$$
  useradd --system --shell /bin/bash --home-dir "$scratch/home" "$person"
  useradd --system --shell /bin/bash --home-dir "$scratch/gitolite" "$keeper"
  needs+=(--needs own_home=yes)
  mkdir "$scratch/gitolite" "$scratch/full"
  chmod 755 "$scratch"
  chown "$person:" "$scratch/home" "$scratch/run"
  chown "$keeper:" "$scratch/gitolite"
  keeper_words=(setpriv --reuid "$keeper" --regid "$keeper" --clear-groups
    env HOME="$scratch/gitolite" USER="$keeper" LOGNAME="$keeper")
  as=(setpriv --reuid "$person" --regid "$person" --clear-groups)
  # A Python below /root, as of pyenv, is not theirs; nor may the program be.
  "${as[@]}" "$python" -c '' 2>/dev/null || python=/usr/bin/python3
  if ! "${as[@]}" test -x "$program" || ! "${as[@]}" "$program" --version >/dev/null 2>&1; then
    cp "$program" "$scratch/program/enquiry"
    program=$scratch/program/enquiry
    chmod 755 "$scratch/program" "$program"
  fi
  if mount -t tmpfs -o "size=1m,mode=0777" tmpfs "$scratch/full" 2>/dev/null; then
    mounted=yes
    needs+=(--needs "full=$scratch/full")
  fi
  prepare_foreign
  if command -v gitolite >/dev/null && [[ -x /usr/sbin/sshd ]]; then prepare_gitolite; fi
}

# A bare repository that everybody may write to and that belongs to somebody else.
prepare_foreign() {
  mkdir "$scratch/shared"
  chown "$keeper:" "$scratch/shared"
  as_keeper git init -q --bare --shared=0777 -b main "$scratch/shared/foreign.git"
  needs+=(--needs "foreign=$scratch/shared/foreign.git")
}

as_keeper() {
  "${keeper_words[@]}" "$@"
}

# gitolite with two people and the repositories of gitolite.conf, behind an sshd of its own.
prepare_gitolite() {
  local home=$scratch/gitolite name port
  for name in admin ada; do
    "${as[@]}" ssh-keygen -q -t ed25519 -N '' -C "$name" -f "$scratch/home/gitolite-$name"
    install -o "$keeper" -m 644 "$scratch/home/gitolite-$name.pub" "$home/$name.pub"
  done
  ( cd "$home" && as_keeper gitolite setup -pk admin.pub ) >/dev/null 2>&1
  install -o "$keeper" -m 644 "$home/ada.pub" "$home/.gitolite/keydir/ada.pub"
  install -o "$keeper" -m 644 "$parts/gitolite.conf" "$home/.gitolite/conf/gitolite.conf"
  # Others may read, for plain git to look whether all is there.
  sed -i 's/^\( *UMASK *=> *\)0077/\10022/' "$home/.gitolite.rc"
  chmod 755 "$home" "$home/repositories"
  as_keeper git config --global init.defaultBranch main
  as_keeper gitolite compile >/dev/null 2>&1
  as_keeper gitolite trigger POST_COMPILE >/dev/null 2>&1
  port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  as_keeper ssh-keygen -q -t ed25519 -N '' -f "$home/host"
  printf '%s\n' "Port $port" "ListenAddress 127.0.0.1" "HostKey $home/host" "PidFile none" "StrictModes no" "UsePAM no" \
    "AuthorizedKeysFile $home/.ssh/authorized_keys" "PasswordAuthentication no" >"$home/sshd_config"
  # Not by the function: the number must be that of sshd itself.
  "${keeper_words[@]}" /usr/sbin/sshd -D -f "$home/sshd_config" -E "$home/sshd.log" &
  keeper_sshd=$!
  needs+=(--needs "gitolite=$keeper@127.0.0.1:$port" --needs "gitolite_home=$home")
}

# Ends what the throw-away users still run: nobody else is of those names.
end_all_of() {
  local process
  for process in $(ps -o pid= -u "$1"); do kill -KILL "$process" 2>/dev/null || true; done
}

clean_up() {
  local code=$? user
  # The harness ends its servers when it is told to end; what is left after that is ended here.
  if [[ $running ]]; then kill "$running" 2>/dev/null || true; wait "$running" 2>/dev/null || true; fi
  if [[ $keeper_sshd ]]; then kill "$keeper_sshd" 2>/dev/null || true; wait "$keeper_sshd" 2>/dev/null || true; fi
  for user in $person $keeper; do end_all_of "$user"; done
  if [[ $mounted ]]; then umount -l "$scratch/full"; fi
  if [[ $keep ]]; then
    echo "The scratch folder is $scratch" >&2
  else
    chmod -R u+w "$scratch" 2>/dev/null || true
    rm -rf "$scratch"
  fi
  for user in $keeper $person; do userdel "$user" 2>/dev/null || echo "The user $user could not be removed (userdel $user)" >&2; done
  exit "$code"
}

/*
 * The part of libsrtp 3's API that mediasoup-worker calls, on top of libsrtp 2.
 *
 * libsrtp 3 protects and unprotects from a const input into an output buffer
 * with size_t lengths, and (in the 3.0.0-beta that mediasoup uses) makes
 * srtp_policy_t an opaque handle.  libsrtp 2 works in place with int lengths
 * and has a public srtp_policy_t struct.  Both produce the same packets.
 *
 * Only for C++: the new srtp_protect() & co. are overloads of the old ones.
 */
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>

#define srtp_policy_t srtp2_policy_t
#include <srtp2/srtp.h>
#undef srtp_policy_t

/* Codes that libsrtp 2 doesn't have; this shim returns the first one. */
static constexpr srtp_err_status_t srtp_err_status_buffer_small = static_cast<srtp_err_status_t>(28);
static constexpr srtp_err_status_t srtp_err_status_cryptex_err  = static_cast<srtp_err_status_t>(29);

namespace srtp3_on_2
{
	/* libsrtp 2 says that protecting may write this much past the packet's end
	   (RTCP has four bytes more than RTP, for the index). */
	static constexpr std::size_t Growth = SRTP_MAX_TRAILER_LEN + 4;

	template<typename InPlace>
	inline srtp_err_status_t apply(
	  InPlace inPlace, const std::uint8_t* in, std::size_t inLen, std::uint8_t* out, std::size_t* outLen, std::size_t growth)
	{
		if (*outLen < inLen + growth)
		{
			return srtp_err_status_buffer_small;
		}

		if (out != in)
		{
			std::memmove(out, in, inLen);
		}

		int len       = static_cast<int>(inLen);
		const auto rc = inPlace(out, &len);

		if (rc == srtp_err_status_ok)
		{
			*outLen = static_cast<std::size_t>(len);
		}

		return rc;
	}
} // namespace srtp3_on_2

/* mediasoup never uses MKIs: mki_index is always 0. */
inline srtp_err_status_t srtp_protect(
  srtp_t ctx, const std::uint8_t* rtp, std::size_t rtp_len, std::uint8_t* srtp, std::size_t* srtp_len, std::size_t /*mki_index*/)
{
	return srtp3_on_2::apply(
	  [ctx](void* p, int* n) { return srtp_protect(ctx, p, n); }, rtp, rtp_len, srtp, srtp_len, srtp3_on_2::Growth);
}

inline srtp_err_status_t srtp_protect_rtcp(
  srtp_t ctx, const std::uint8_t* rtcp, std::size_t rtcp_len, std::uint8_t* srtcp, std::size_t* srtcp_len, std::size_t /*mki_index*/)
{
	return srtp3_on_2::apply(
	  [ctx](void* p, int* n) { return srtp_protect_rtcp(ctx, p, n); }, rtcp, rtcp_len, srtcp, srtcp_len, srtp3_on_2::Growth);
}

inline srtp_err_status_t srtp_unprotect(
  srtp_t ctx, const std::uint8_t* srtp, std::size_t srtp_len, std::uint8_t* rtp, std::size_t* rtp_len)
{
	return srtp3_on_2::apply(
	  [ctx](void* p, int* n) { return srtp_unprotect(ctx, p, n); }, srtp, srtp_len, rtp, rtp_len, 0);
}

inline srtp_err_status_t srtp_unprotect_rtcp(
  srtp_t ctx, const std::uint8_t* srtcp, std::size_t srtcp_len, std::uint8_t* rtcp, std::size_t* rtcp_len)
{
	return srtp3_on_2::apply(
	  [ctx](void* p, int* n) { return srtp_unprotect_rtcp(ctx, p, n); }, srtcp, srtcp_len, rtcp, rtcp_len, 0);
}

/* Both take the SSRC in network byte order. */
inline srtp_err_status_t srtp_stream_remove(srtp_t ctx, std::uint32_t ssrc)
{
	return srtp_remove_stream(ctx, ssrc);
}

struct srtp3_policy
{
	srtp2_policy_t policy;
	srtp_profile_t profile;
	std::uint8_t key[SRTP_MAX_KEY_LEN]; /* master key, then master salt */
};

using srtp_policy_t = srtp3_policy*;

inline srtp_err_status_t srtp_policy_create(srtp_policy_t* policy)
{
	*policy = new (std::nothrow) srtp3_policy{};

	return *policy ? srtp_err_status_ok : srtp_err_status_alloc_fail;
}

inline void srtp_policy_destroy(srtp_policy_t policy)
{
	if (policy)
	{
		/* Through volatile, so that wiping the key isn't optimized away. */
		volatile std::uint8_t* key = policy->key;

		for (std::size_t i = 0; i < sizeof(policy->key); ++i)
		{
			key[i] = 0;
		}

		delete policy;
	}
}

inline srtp_err_status_t srtp_policy_set_ssrc(srtp_policy_t policy, srtp_ssrc_t ssrc)
{
	policy->policy.ssrc = ssrc;

	return srtp_err_status_ok;
}

inline srtp_err_status_t srtp_policy_set_profile(srtp_policy_t policy, srtp_profile_t profile)
{
	policy->profile = profile;

	const auto rc = srtp_crypto_policy_set_from_profile_for_rtp(&policy->policy.rtp, profile);

	return rc ? rc : srtp_crypto_policy_set_from_profile_for_rtcp(&policy->policy.rtcp, profile);
}

inline srtp_err_status_t srtp_policy_add_key(
  srtp_policy_t policy,
  const std::uint8_t* key,
  std::size_t key_len,
  const std::uint8_t* salt,
  std::size_t salt_len,
  const std::uint8_t* /*mki*/,
  std::size_t mki_len)
{
	/* One key, no MKI, and of the profile's length: anything else isn't mediasoup's. */
	if (
	  policy->policy.key || mki_len != 0 || key_len + salt_len > sizeof(policy->key) ||
	  key_len != srtp_profile_get_master_key_length(policy->profile) ||
	  salt_len != srtp_profile_get_master_salt_length(policy->profile))
	{
		return srtp_err_status_bad_param;
	}

	std::memcpy(policy->key, key, key_len);
	std::memcpy(policy->key + key_len, salt, salt_len);
	policy->policy.key = policy->key;

	return srtp_err_status_ok;
}

inline srtp_err_status_t srtp_policy_set_allow_repeat_tx(srtp_policy_t policy, bool allow)
{
	policy->policy.allow_repeat_tx = allow ? 1 : 0;

	return srtp_err_status_ok;
}

inline srtp_err_status_t srtp_policy_set_window_size(srtp_policy_t policy, std::size_t window_size)
{
	policy->policy.window_size = static_cast<unsigned long>(window_size);

	return srtp_err_status_ok;
}

/* srtp_create() copies what it needs out of the policy, the key included. */
inline srtp_err_status_t srtp_create(srtp_t* session, srtp_policy_t policy)
{
	return srtp_create(session, &policy->policy);
}

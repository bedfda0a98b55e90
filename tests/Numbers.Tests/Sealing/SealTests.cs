using System.Security.Cryptography;
using CsCheck;
using Microsoft.Extensions.Options;
using Numbers.Sealing;

namespace Numbers.Tests.Sealing;

/// <summary>R31: sealed per field, bound to the company, under a key that can be changed.</summary>
public sealed class SealTests
{
    private static readonly Guid Company = Guid.CreateVersion7();

    [Fact]
    public void What_was_closed_opens_again_and_looks_different_each_time() => Gen.String.Sample(value =>
    {
        var seal = Of("k1");
        var (one, other) = (seal.Close(value, Company, "tax-id"), seal.Close(value, Company, "tax-id"));
        Assert.Equal(value, seal.Open(one, Company, "tax-id"));
        Assert.NotEqual(one.Bytes, other.Bytes);
    });

    [Fact]
    public void A_value_moved_to_another_company_or_field_or_tampered_with_does_not_open()
    {
        var seal = Of("k1");
        var closed = seal.Close("123456789", Company, "tax-id");
        Assert.ThrowsAny<CryptographicException>(() => seal.Open(closed, Guid.CreateVersion7(), "tax-id"));
        Assert.ThrowsAny<CryptographicException>(() => seal.Open(closed, Company, "other"));
        for (var i = 0; i < closed.Bytes.Length; i++)
        {
            var bytes = closed.Bytes.ToArray();
            bytes[i] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => seal.Open(closed with { Bytes = bytes }, Company, "tax-id"));
        }
    }

    [Fact]
    public void After_a_rotation_old_values_open_while_their_key_is_there()
    {
        var old = Of("k1").Close("123456789", Company, "tax-id");
        var rotated = Of("k2", "k1");
        Assert.Equal("123456789", rotated.Open(old, Company, "tax-id"));
        Assert.Equal("k2", rotated.Close("123456789", Company, "tax-id").KeyId);
        Assert.ThrowsAny<CryptographicException>(() => Of("k2").Open(old, Company, "tax-id"));
    }

    private static Seal Of(string current, params string[] others) => new(Options.Create(new SealOptions
    {
        Current = current,
        Keys = others.Append(current).ToDictionary(key => key, key => $"the secret of {key} in these tests 0123456789"),
    }));
}

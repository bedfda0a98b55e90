using System.Text;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using ServiceDefaults.Auth;

namespace ServiceDefaults.Tests.Auth;

public sealed class InternalTokenTests
{
    private const string Key = TestService.Key;
    private static readonly Caller Olivia = new(CallerRole.Admin, Guid.CreateVersion7(), Guid.CreateVersion7(), "Olivia Párk \"O\"");

    [Fact]
    public async Task It_says_who_the_caller_is()
    {
        var claims = (await Validate(new InternalToken(Key, TimeProvider.System).Mint(Olivia))).Claims;

        Assert.Equal("Admin", claims[InternalToken.RoleClaim]);
        Assert.Equal(Olivia.CompanyId.ToString(), claims[InternalToken.CompanyClaim]);
        Assert.Equal(Olivia.PersonId.ToString(), claims[JwtRegisteredClaimNames.Sub]);
        Assert.Equal(Olivia.Name, claims[JwtRegisteredClaimNames.Name]);
    }

    [Fact]
    public async Task What_a_caller_has_not_it_leaves_out()
    {
        var claims = (await Validate(new InternalToken(Key, TimeProvider.System).Mint(new Caller(CallerRole.Webhook)))).Claims;

        Assert.Equal("Webhook", claims[InternalToken.RoleClaim]);
        Assert.DoesNotContain(InternalToken.CompanyClaim, claims);
        Assert.DoesNotContain(JwtRegisteredClaimNames.Sub, claims);
        Assert.DoesNotContain(JwtRegisteredClaimNames.Name, claims);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(-5, true)]
    [InlineData(-7, false)]
    [InlineData(4, true)]
    [InlineData(6, false)]
    public async Task It_is_good_for_a_minute_between_machines_whose_clocks_are_five_minutes_apart(int minutes, bool good)
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddMinutes(minutes));
        Assert.Equal(good, (await Validate(new InternalToken(Key, clock).Mint(Olivia))).IsValid);
    }

    [Fact]
    public async Task Another_key_another_sender_or_another_recipient_makes_it_worthless()
    {
        Assert.True((await Validate(Forge())).IsValid);
        Assert.False((await Validate(new InternalToken(Key + "x", TimeProvider.System).Mint(Olivia))).IsValid);
        Assert.False((await Validate(Forge(issuer: "somebody"))).IsValid);
        Assert.False((await Validate(Forge(audience: "somebody"))).IsValid);
        Assert.False((await Validate(Forge(algorithm: SecurityAlgorithms.HmacSha512))).IsValid);
        Assert.False((await Validate(Forge(algorithm: null))).IsValid);
    }

    [Fact]
    public async Task A_changed_role_does_not_go_unnoticed()
    {
        var parts = new InternalToken(Key, TimeProvider.System).Mint(new Caller(CallerRole.Sitter)).Split('.');
        var payload = Base64UrlEncoder.Decode(parts[1]).Replace("Sitter", "Admin", StringComparison.Ordinal);
        Assert.False((await Validate($"{parts[0]}.{Base64UrlEncoder.Encode(payload)}.{parts[2]}")).IsValid);
    }

    [Fact]
    public void A_short_key_is_refused() =>
        Assert.Throws<ArgumentException>(() => new InternalToken(new string('x', 31), TimeProvider.System));

    private static string Forge(string issuer = "texting-gateway", string audience = "texting-services", string? algorithm = SecurityAlgorithms.HmacSha256) =>
        new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            Claims = new Dictionary<string, object> { [InternalToken.RoleClaim] = "Admin" },
            SigningCredentials = algorithm is null ? null : new SigningCredentials(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(Key + new string('.', 64))[..KeyLength(algorithm)]), algorithm),
        });

    // HS512 wants a longer key than the shared one; what matters is that the algorithm itself is refused.
    private static int KeyLength(string algorithm) => algorithm == SecurityAlgorithms.HmacSha256 ? Key.Length : 64;

    private static Task<TokenValidationResult> Validate(string token) => new JsonWebTokenHandler { MapInboundClaims = false }
        .ValidateTokenAsync(token, new InternalToken(Key, TimeProvider.System).Validation);
}

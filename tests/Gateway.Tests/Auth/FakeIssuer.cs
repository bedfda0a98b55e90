using System.Security.Cryptography;
using System.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Gateway.Tests.Auth;

/// <summary>A small OpenID Connect issuer on a real port: discovery, keys, code flow with PKCE. Whoever comes is <see cref="Claims"/>.</summary>
sealed class FakeIssuer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "issuer-key" };
    private readonly Dictionary<string, (string Nonce, string Challenge)> _codes = [];

    private FakeIssuer(WebApplication app) => _app = app;

    public Dictionary<string, object> Claims { get; set; } = [];
    public string Address => _app.Urls.Single();

    public static async Task<FakeIssuer> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var issuer = new FakeIssuer(app);
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = issuer.Address,
            authorization_endpoint = issuer.Address + "/authorize",
            token_endpoint = issuer.Address + "/token",
            end_session_endpoint = issuer.Address + "/logout",
            jwks_uri = issuer.Address + "/keys",
        }));
        app.MapGet("/keys", () => Results.Json(new { keys = new[] { JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(issuer._key.Rsa.ExportParameters(false)) { KeyId = issuer._key.KeyId }) } }));
        app.MapGet("/authorize", issuer.Authorize);
        app.MapPost("/token", issuer.ExchangeCode);
        await app.StartAsync();
        return issuer;
    }

    public string Token(string audience, string? nonce = null, string? by = null)
    {
        var claims = new Dictionary<string, object>(Claims);
        if (nonce is not null) claims["nonce"] = nonce;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = by ?? Address,
            Audience = audience,
            Claims = claims,
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.RsaSha256),
        });
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IResult Authorize(HttpRequest request)
    {
        var code = Guid.CreateVersion7().ToString("N");
        _codes[code] = (request.Query["nonce"].ToString(), request.Query["code_challenge"].ToString());
        return Results.Redirect($"{request.Query["redirect_uri"]}?code={code}&state={HttpUtility.UrlEncode(request.Query["state"])}");
    }

    private async Task<IResult> ExchangeCode(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var (nonce, challenge) = _codes[form["code"].ToString()];
        var verified = Base64UrlEncoder.Encode(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (verified != challenge || form["client_secret"] != "client-secret") return Results.BadRequest(new { error = "invalid_grant" });
        return Results.Json(new { access_token = "opaque", token_type = "Bearer", id_token = Token("texting", nonce) });
    }
}

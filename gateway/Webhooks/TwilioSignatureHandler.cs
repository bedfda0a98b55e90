using System.Diagnostics.Metrics;
using System.Text.Encodings.Web;
using Gateway.Auth;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;

namespace Gateway.Webhooks;

/// <summary>
/// The signature as a way to prove who one is: a route that names the policy <see cref="Access.Webhook"/> is reached by
/// Twilio only. Everybody else gets 403 (413 when too large), and the service behind hears nothing of it.
/// </summary>
sealed partial class TwilioSignatureHandler(
    SignatureCheck check, WebhookMetrics metrics,
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private Verdict _verdict;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        _verdict = await check.OfAsync(Request);
        metrics.Checked(_verdict);
        if (_verdict == Verdict.Genuine)
            return AuthenticateResult.Success(new AuthenticationTicket(new Caller(CallerRole.Webhook).ToPrincipal(Scheme.Name), Scheme.Name));

        Refused(Logger, Request.Path, _verdict);
        return AuthenticateResult.Fail(_verdict.ToString());
    }

    // The reason stays in our log: whoever is trying things out learns nothing from the answer.
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        await HandleAuthenticateOnceSafeAsync();
        var refusal = _verdict == Verdict.TooLarge
            ? Problem.Of(413, "too-large", "Too large.", $"A webhook has at most {SignatureCheck.LargestBody} bytes.")
            : Problem.Of(403, "not-from-twilio", "Not from Twilio.", "The request is not signed by Twilio for this address with a key of ours.");
        await refusal.ExecuteAsync(Context);
    }

    [LoggerMessage(1, LogLevel.Warning, "Refused a request to {Path}: {Verdict}.")]
    private static partial void Refused(ILogger logger, string path, Verdict verdict);
}

/// <summary>Counts what came to the webhooks, by verdict: forged requests and a wrong key show up here first.</summary>
sealed class WebhookMetrics(IMeterFactory meters)
{
    private readonly Counter<long> _checked = meters.Create("Texting.Gateway").CreateCounter<long>("texting.webhooks.checked");

    public void Checked(Verdict verdict) => _checked.Add(1, new KeyValuePair<string, object?>("verdict", verdict.ToString()));
}

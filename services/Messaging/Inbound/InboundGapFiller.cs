using System.Globalization;
using Messaging.Carrier;
using Messaging.Data;
using Messaging.Texts;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using ServiceDefaults.Auth;
using ServiceDefaults.Data.Work;

namespace Messaging.Inbound;

/// <summary>
/// The carrier tries for 15 seconds to hand over a text and never again. So its list is compared with what we have, at the
/// start and every minute, and what is missing is stored as if its webhook had come, marked as recovered. The unique SID
/// makes that nothing is stored twice, whoever is faster.
/// </summary>
internal sealed class InboundGapFiller(
    InboundChecks checks, TwilioInbound carrier, IServiceScopeFactory scopes, IOptions<InboundOptions> options, TimeProvider clock, ILogger<InboundGapFiller> log)
    : ClaimLoop(clock, log)
{
    private const int AtOnce = 8;
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(15);

    private readonly TimeProvider _clock = clock;
    private readonly ILogger _log = log;

    protected override TimeSpan IdleDelay => TimeSpan.FromSeconds(1);

    protected override async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var rules = options.Value;
        if (rules.CheckEvery <= TimeSpan.Zero) return 0;

        var now = _clock.GetUtcNow();
        if (await checks.TakeAsync(carrier.MainAccount, now - rules.FirstLook, now, now + rules.Lease, cancellationToken) is not { } check) return 0;

        var until = now - rules.Grace;
        var (recovered, complete) = await FillAsync(check, until, cancellationToken);
        if (recovered > 0) _log.LogWarning("{Count} inbound texts had not reached us and were recovered from the carrier's list", recovered);
        if (!complete) _log.LogWarning("The carrier's list of inbound texts could not be had in full; it is tried again in {Wait}", AfterFailure);
        await checks.EndAsync(check, complete ? until : check.CompleteUntil, _clock.GetUtcNow() + (complete ? rules.CheckEvery : AfterFailure), cancellationToken);
        return recovered;
    }

    private async Task<(int Recovered, bool Complete)> FillAsync(TakenCheck check, DateTimeOffset until, CancellationToken cancellationToken)
    {
        if (await carrier.ListSinceAsync(check.AccountSid, check.CompleteUntil - options.Value.Overlap) is not { } listed) return (0, false);

        var (recovered, complete) = (0, true);
        foreach (var batch in listed.Where(text => text.ReceivedAt <= until).Chunk(500))
        {
            var known = await checks.KnownAsync(batch.Select(text => text.Sid), cancellationToken);
            var missing = batch.Where(text => !known.Contains(text.Sid));
            await Parallel.ForEachAsync(missing, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (text, token) =>
            {
                if (await StoreAsync(check.AccountSid, text, token)) Interlocked.Increment(ref recovered);
                else complete = false;
            });
        }

        return (recovered, complete);
    }

    /// <summary>False: its pictures could not be listed yet.</summary>
    private async Task<bool> StoreAsync(string accountSid, ListedInbound listed, CancellationToken cancellationToken)
    {
        IReadOnlyList<string>? media = listed.MediaCount > 0 ? await carrier.MediaOfAsync(accountSid, listed.Sid) : [];
        if (media is null) return false;

        var form = FormOf(accountSid, listed, media);
        if (!InboundText.TryRead(form, out var text, out var errors))
        {
            _log.LogError("Text {Sid} in the carrier's list lacks {Fields}", listed.Sid, string.Join(", ", errors.Keys));
            return true;
        }

        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await ReceiveText.TakeAsync(
            text with { Recovered = true }, form, TextId.Instant(listed.ReceivedAt), services.GetRequiredService<MessagingDb>(),
            services.GetRequiredService<CurrentCompany>(), _clock.GetUtcNow(), options.Value, cancellationToken);
        return true;
    }

    /// <summary>What the webhook would have said.</summary>
    private static FormCollection FormOf(string accountSid, ListedInbound listed, IReadOnlyList<string> media)
    {
        var fields = new Dictionary<string, StringValues>
        {
            ["MessageSid"] = listed.Sid,
            ["AccountSid"] = accountSid,
            ["From"] = listed.From,
            ["To"] = listed.To,
            ["Body"] = listed.Body,
            ["NumSegments"] = listed.Segments,
            ["NumMedia"] = media.Count.ToString(CultureInfo.InvariantCulture),
        };
        foreach (var (index, url) in media.Index()) fields[$"MediaUrl{index}"] = url;
        return new FormCollection(fields);
    }
}

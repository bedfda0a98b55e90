using Messaging.Carrier;
using Microsoft.Extensions.Options;
using Npgsql;
using ServiceDefaults.Data.Work;

namespace Messaging.Texts;

/// <summary>
/// Callbacks get lost: accepted texts of which nothing was heard for a while are fetched from the carrier, a few times and
/// ever more rarely. Also measures how old the queue is.
/// </summary>
internal sealed class StuckTexts(
    DueTexts due, NpgsqlDataSource database, TwilioMessages carrier, TextNewsWriter news, TextTelemetry telemetry, IOptions<TextOptions> options,
    TimeProvider clock, ILogger<StuckTexts> log) : ClaimLoop(clock, log)
{
    private const int Batch = 50;

    private readonly TimeProvider _clock = clock;

    protected override TimeSpan IdleDelay => TimeSpan.FromSeconds(2);

    protected override async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        await MeasureQueueAsync(now, cancellationToken);
        var quiet = await due.TakeQuietAsync(now, statusAt => options.Value.NextFetch(statusAt, now), Batch, cancellationToken);
        await Parallel.ForEachAsync(quiet, cancellationToken, async (text, token) =>
        {
            if (await carrier.FetchAsync(text.AccountSid, text.Sid) is { } fetched)
                await news.TellAsync(new TextNews.CarrierSaid(text.Id, fetched.Sid, fetched.Status, fetched.ErrorCode, fetched.Segments), token);
        });
        return quiet.Count;
    }

    private async Task MeasureQueueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var oldest = database.CreateCommand("SELECT min(next_attempt_at) FROM text_messages WHERE status = 0");
        var since = await oldest.ExecuteScalarAsync(cancellationToken) is DateTime at && at < now.UtcDateTime ? new DateTimeOffset(at, TimeSpan.Zero) : now;
        telemetry.QueueAge(now - since);
    }
}

using Microsoft.Extensions.Options;
using ServiceDefaults.Data.Work;

namespace Messaging.Media;

/// <summary>
/// Fetches the pictures that texts and posts name by their address: after the carrier was answered, never within a
/// transaction, again with back-off while there is hope, and "could not be fetched" in the feed when there is none.
/// </summary>
internal sealed class FetchImages(
    ImageStore store, GuardedClient client, PictureDesk desk, IOptions<MediaOptions> options, TimeProvider clock, ILogger<FetchImages> log) : ClaimLoop(clock, log)
{
    private static readonly TimeSpan Room = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _clock = clock;
    private readonly ILogger _log = log;

    protected override async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        var taken = await store.TakeAsync(now, now + options.Value.FetchTimeout + Room, options.Value.FetchAtOnce, cancellationToken);
        await Parallel.ForEachAsync(taken, new ParallelOptions { MaxDegreeOfParallelism = options.Value.FetchAtOnce, CancellationToken = cancellationToken }, FetchAsync);
        return taken.Count;
    }

    private async ValueTask FetchAsync(ImageToFetch image, CancellationToken cancellationToken)
    {
        var result = await client.GetAsync(image.Origin, image.SourceUrl, cancellationToken);
        var (picture, problem) = result is FetchResult.Fetched fetched
            ? await desk.PrepareAsync(fetched.Content, cancellationToken)
            : (null, result is FetchResult.Never never ? never.Problem : ((FetchResult.NotNow)result).Problem);
        var now = _clock.GetUtcNow();
        if (picture is not null) await store.ReadyAsync(image, picture, now, cancellationToken);
        else if (result is FetchResult.NotNow && FetchBackOff.After(image.Origin, image.Attempt) is { } wait) await store.AgainAsync(image, now + wait, cancellationToken);
        else
        {
            _log.LogWarning("Picture {ImageId} will not be had: {Problem} after {Attempt} tries", image.Id, problem, image.Attempt);
            await store.FailedAsync(image, problem ?? ImageProblem.NoAnswer, now, cancellationToken);
        }
    }
}

using TwilioSimulator.Oracle;

namespace TwilioSimulator.Registration;

/// <summary>Ends the rest of the pump: something is to come.</summary>
internal sealed class Alarm : IDisposable
{
    readonly SemaphoreSlim _signal = new(0);

    public void Ring() => _signal.Release();

    public Task WaitAsync(TimeSpan atMost, CancellationToken stopping) => _signal.WaitAsync(atMost, stopping);

    public void Dispose() => _signal.Dispose();
}

/// <summary>Lets time do its work on resources: reviews end, brands ask for a YES, numbers get registered, and the customer is told.</summary>
internal sealed partial class ReviewPump(
    Resources resources, AppendOnlyRecord record, OneTimePasswords passwords, RegistrationNews news, Alarm alarm, CallFaults faults,
    Microsoft.Extensions.Options.IOptions<SimulatorOptions> options, TimeProvider clock, ILogger<ReviewPump> log) : BackgroundService
{
    static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var rest = LongestRest;
                foreach (var resource in resources.All().Where(resource => resource.Coming.Count > 0))
                {
                    var wait = resource.Coming[0].DueAt - clock.GetUtcNow();
                    if (wait <= TimeSpan.Zero) await ChangeAsync(resource, stoppingToken);
                    rest = wait <= TimeSpan.Zero ? TimeSpan.Zero : wait < rest ? wait : rest;
                }

                if (rest > TimeSpan.Zero) await alarm.WaitAsync(rest, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                LogStuck(failure);
                await alarm.WaitAsync(LongestRest, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    async Task ChangeAsync(Resource before, CancellationToken stopping)
    {
        var change = before.Coming[0];
        var now = clock.GetUtcNow();
        var after = before
            .With([.. change.Fields.Select(field => (field.Key, (object?)field.Value)), ("date_updated", Desk.Iso(now))])
            .Then([.. before.Coming.Skip(1)]);
        await record.AppendAsync(new ResourceWritten(after) { At = now });

        if (after.Kind == Brands.Kind && change.Event?.EndsWith("brand-registered", StringComparison.Ordinal) == true && after.Text("identity_status") == "UNVERIFIED")
            await passwords.SendAsync(after);
        if (after.Kind == Campaigns.Kind && after.Text("campaign_status") == "VERIFIED") await Campaigns.RegisterNumbersAsync(after, resources, record, options.Value, now);
        if (!faults.WebhooksOff) _ = news.TellAsync(after, change, stopping);
    }

    [LoggerMessage(1, LogLevel.Error, "A review got stuck")]
    partial void LogStuck(Exception failure);
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Numbers.Carrier;
using Numbers.Data;
using Texting.Contracts.Numbers.Http;

namespace Numbers.Ownership;

/// <summary>
/// Looks once at the start whether the companies' Messaging Services are set at the carrier as we set them: somebody may have
/// changed one in its console, and our public address may be another one by now, which would lose every reply. Every replica
/// looks; setting the same twice does no harm.
/// </summary>
internal sealed class ServiceCheck(
    IServiceScopeFactory scopes, TwilioMessagingServices services, IOptions<NumberOptions> options, TimeProvider clock, ILogger<ServiceCheck> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var attempts = 0; !await TryAsync(stoppingToken); attempts++) await Task.Delay(options.Value.RetryAfter(attempts), clock, stoppingToken);
    }

    /// <summary>False when something did not answer.</summary>
    internal async Task<bool> CheckAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NumbersDb>();
        var ours = await db.Database.SqlQuery<Service>($"""
            SELECT DISTINCT account_sid, messaging_service_sid FROM numbers
            WHERE messaging_service_sid IS NOT NULL AND state IN ({nameof(NumberState.Owned)}, {nameof(NumberState.Releasing)})
            """).ToListAsync(cancellationToken);
        var worked = true;
        foreach (var account in ours.GroupBy(service => service.AccountSid))
        {
            var drifted = await services.FindDriftedAsync(account.Key, account.Select(service => service.MessagingServiceSid).ToHashSet());
            worked &= drifted.Worked;
            if (drifted.Failure is { } silent) log.LogInformation("The Messaging Services of {Account} could not be looked at: {Failure}", account.Key, silent.Text);
            foreach (var (sid, differs) in drifted.Value ?? new Dictionary<string, string>())
            {
                var failure = await services.CorrectAsync(account.Key, sid);
                worked &= failure is null;
                log.LogWarning("Messaging Service {ServiceSid} had another {Differs}; {Outcome}", sid, differs, failure is null ? "corrected" : failure.Text);
            }
        }

        return worked;
    }

    private async Task<bool> TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await CheckAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogWarning(failure, "The Messaging Services could not be looked at");
            return false;
        }
    }

    private sealed record Service(string AccountSid, string MessagingServiceSid);
}

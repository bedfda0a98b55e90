using Npgsql;

namespace DemoPlatform.History;

/// <summary>
/// Gives the demo company a month of traffic, if it has none: <c>Demo__History=true</c>. Its texts come before the number is
/// bought, so that no check against the carrier's list falls in between, and Billing hears of them afterwards.
/// </summary>
internal sealed class PastMonth(GatewayApi gateway, SimulatedCarrier carrier, IConfiguration configuration, TimeProvider clock)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    public bool IsWanted => configuration.GetValue("Demo:History", false);

    public async Task WriteTextsAsync(CancellationToken cancellationToken)
    {
        if (!IsWanted) return;
        await using var messaging = await OpenAsync("messaging", cancellationToken);
        if (await MessagingTables.HasTextsAsync(messaging, cancellationToken)) return;

        var started = clock.GetTimestamp();
        var month = Month.Until(clock.GetUtcNow());
        var owner = await gateway.SignInAsync("olivia", cancellationToken);
        byte[][] drawn = [.. Enumerable.Range(0, Pictures.Count).Select(Pictures.Png)];
        var uploaded = await Task.WhenAll(drawn.Select((png, index) => gateway.UploadAsync(owner, png, $"demo-picture-{month.FirstDay:yyyyMMdd}-{index}", cancellationToken)));
        await new MessagingTables(month, uploaded).WriteAsync(messaging, cancellationToken);
        await using var notifications = await OpenAsync("notifications", cancellationToken);
        await new NotificationsTables(month).WriteAsync(notifications, cancellationToken);
        await carrier.RememberAsync(month, drawn, cancellationToken);
        Console.WriteLine($"a past month: {month.Texts.Count()} texts and {month.Notices.Count} notices since {month.FirstDay:yyyy-MM-dd}, written in {clock.GetElapsedTime(started).TotalSeconds:0.0} s");
    }

    /// <summary>Once the company has its number.</summary>
    public async Task BillAsync(CancellationToken cancellationToken)
    {
        if (!IsWanted) return;
        await using var messaging = await OpenAsync("messaging", cancellationToken);
        await using var billing = await OpenAsync("billing", cancellationToken);
        DateTimeOffset? reservedAt;
        while ((reservedAt = await BillingTables.ReservedAtAsync(billing, cancellationToken)) is null) await Task.Delay(Poll, clock, cancellationToken);
        // Afterwards nothing is older than the number, so a second seed finds nothing to tell.
        var facts = await BillingTables.HandOverAsync(messaging, billing, reservedAt.Value, clock.GetUtcNow(), cancellationToken);
        if (facts > 0) Console.WriteLine($"Billing was told {facts} facts of the past month");
    }

    private async Task<NpgsqlConnection> OpenAsync(string database, CancellationToken cancellationToken)
    {
        var administrator = configuration.GetConnectionString("postgres")
            ?? throw new InvalidOperationException("ConnectionStrings:postgres is not configured.");
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(administrator) { Database = database }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }
}

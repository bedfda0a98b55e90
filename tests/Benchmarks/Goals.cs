using System.Globalization;
using Messaging.Texts;
using Testing;

namespace Benchmarks;

/// <summary>What one run of many texts cost; the process's own part of the CPU and the broker's, the rest is that of the database.</summary>
internal sealed record Drained(double TextsPerSecond, double CpuMicroseconds, double OwnMicroseconds, double BrokerMicroseconds, double Commits);

/// <summary>The measurements; each is one goal of the table.</summary>
internal static class Goals
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static int s_run;

    /// <summary>P-A1, P-A4, P-A5: commands on the bus until the last receipt is stored.</summary>
    public static async Task<Drained> DrainAsync(Bench bench, Side side, int texts)
    {
        await PointCallbacksAsync(bench, side);
        var prefix = $"run{Interlocked.Increment(ref s_run)}";
        var (servers, brokers) = (Bench.ServerProcesses(), Bench.BrokerProcesses());
        var before = await bench.ReceiptsAsync();
        var delivered = await Bench.ScalarAsync<long>(side.Database, side.DeliveredSql);
        var commits = await Bench.CommitsAsync(side.Database, side.DatabaseName);
        var (own, others, broker) = (Cpu.MicrosecondsOf([side.Process.Id]), Cpu.MicrosecondsOf(servers), Cpu.MicrosecondsOf(brokers));
        var start = TimeProvider.System.GetTimestamp();
        await Bench.PublishAsync(side.Broker, side.Exchange, prefix, Enumerable.Range(0, texts).Select(i => (i, Bench.People[i % Bench.People.Count])));
        await Eventually.Until(
            bench.ReceiptsAsync, receipts => receipts >= before + texts || side.Process.HasExited, Patience,
            () => Task.FromResult($"{side.Name}:\n{side.Process.Output}"));
        if (side.Process.HasExited) throw new InvalidOperationException($"{side.Name} ended:\n{side.Process.Output}");
        var elapsed = TimeProvider.System.GetElapsedTime(start);
        (own, others, broker) = (Cpu.MicrosecondsOf([side.Process.Id]) - own, Cpu.MicrosecondsOf(servers) - others, Cpu.MicrosecondsOf(brokers) - broker);
        commits = await SettledCommitsAsync(side) - commits;
        var stored = await Bench.ScalarAsync<long>(side.Database, side.DeliveredSql) - delivered;
        if (stored != texts) throw new InvalidOperationException($"{side.Name} stored {stored} receipts of {texts}.");
        return new(texts / elapsed.TotalSeconds, (double)(own + others) / texts, (double)own / texts, (double)broker / texts, (double)commits / texts);
    }

    /// <summary>P-A7: at a fixed rate, from the scheduled publish to the first byte at the carrier. Open loop: a late start counts as latency.</summary>
    public static async Task<IReadOnlyList<double>> LatencyAsync(Bench bench, Side side, double perSecond, int seconds)
    {
        await PointCallbacksAsync(bench, side);
        var prefix = $"run{Interlocked.Increment(ref s_run)}";
        var texts = (int)(perSecond * seconds);
        var start = TimeProvider.System.GetTimestamp();
        long Due(int number) => start + (long)(number / perSecond * TimeProvider.System.TimestampFrequency);
        await Bench.PublishAsync(side.Broker, side.Exchange, prefix, Enumerable.Range(0, texts).Select(i => (i, Bench.People[i % Bench.People.Count])), async number =>
        {
            var wait = TimeProvider.System.GetElapsedTime(TimeProvider.System.GetTimestamp(), Due(number));
            if (wait > TimeSpan.FromMilliseconds(1)) await Task.Delay(wait);
        });
        var arrivals = await Eventually.Until(() => bench.ArrivalsAsync(prefix), all => all.Count >= texts, Patience, () => Task.FromResult($"{side.Name}:\n{side.Process.Output}"));
        return [.. arrivals.Select(arrival => TimeProvider.System.GetElapsedTime(Due(arrival.Number), arrival.At).TotalMilliseconds).Order()];
    }

    /// <summary>Of that: from the beginning of the command's handling until the claim has decided, the median in milliseconds.</summary>
    public static async Task<double> InQueueAsync(Side side, DateTimeOffset since)
    {
        await using var command = side.Database.CreateCommand("""
            SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM claimed.at - composed.at)::float8 * 1000)
            FROM text_events composed JOIN text_events claimed ON claimed.text_id = composed.text_id AND claimed.what = 'claimed'
            WHERE composed.what = 'composed' AND composed.at >= $1
            """);
        command.Parameters.AddWithValue(since);
        return (double)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>P-A9: how long single texts of one company take while another has a long queue. Milliseconds, sorted.</summary>
    public static async Task<IReadOnlyList<double>> SinglesAsync(Bench bench, Side side, int singles)
    {
        await PointCallbacksAsync(bench, side);
        var quiet = Bench.People.Where(person => person.Company != Bench.People[0].Company).ToList();
        var prefix = $"run{Interlocked.Increment(ref s_run)}";
        var due = new long[singles];
        await Bench.PublishAsync(side.Broker, side.Exchange, prefix, Enumerable.Range(0, singles).Select(i => (i, quiet[i % quiet.Count])), async number =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100));
            due[number] = TimeProvider.System.GetTimestamp();
        });
        var arrivals = await Eventually.Until(() => bench.ArrivalsAsync(prefix), all => all.Count >= singles, Patience);
        return [.. arrivals.Select(arrival => TimeProvider.System.GetElapsedTime(due[arrival.Number], arrival.At).TotalMilliseconds).Order()];
    }

    /// <summary>Puts a long queue of one company into the table, as many composes would have.</summary>
    public static async Task GiveBacklogAsync(Side side, int texts)
    {
        var busy = Bench.People.Where(person => person.Company == Bench.People[0].Company).ToList();
        await using var command = side.Database.CreateCommand("""
            WITH people AS (SELECT * FROM unnest($1, $2) WITH ORDINALITY AS p(contact_id, phone, place)),
            texts AS (
              INSERT INTO text_messages (id, created_at, company_id, direction, contact_id, position, part, parts, kind, purpose, urgency, chosen_by_staff, phone, body, encoding, segments,
                media_urls, status, status_at, attempt, next_attempt_at)
              SELECT ($6::uuid[])[n], ($7::timestamptz[])[n], $3, 'Outbound', p.contact_id, n, 1, 1, 'Sms', 'FeedMessage', 'Normal', true, p.phone, 'backlog ' || n || ' of many', 'Gsm7', 1,
                '{}', 0, ($7::timestamptz[])[n], 0, ($7::timestamptz[])[n]
              FROM generate_series(1, $4) AS n JOIN people p ON p.place = 1 + n % $5 RETURNING id, company_id, created_at)
            INSERT INTO text_events (text_id, company_id, at, what) SELECT id, company_id, created_at, 'composed' FROM texts
            """);
        command.CommandTimeout = 300;
        command.Parameters.AddWithValue(busy.Select(person => person.Contact).ToArray());
        command.Parameters.AddWithValue(busy.Select(person => person.Phone).ToArray());
        command.Parameters.AddWithValue(busy[0].Company);
        command.Parameters.AddWithValue(texts);
        command.Parameters.AddWithValue(busy.Count);
        // One after the other; the id says when, and so in which month the row lies.
        var first = TextId.Instant(TimeProvider.System.GetUtcNow()).AddMilliseconds(-texts);
        var times = Enumerable.Range(0, texts).Select(n => first.AddMilliseconds(n)).ToArray();
        command.Parameters.AddWithValue(times.Select(TextId.New).ToArray());
        command.Parameters.AddWithValue(times);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>P-A10: the most texts of a number in any second, and the share of its cap that was used.</summary>
    public static async Task<(int Most, double Use)> PaceAsync(Bench bench, Side side, int cap, int seconds)
    {
        await PointCallbacksAsync(bench, side);
        var company = Bench.People.Where(person => person.Company == Bench.People[0].Company).ToList();
        var prefix = $"run{Interlocked.Increment(ref s_run)}";
        var texts = cap * seconds;
        await Bench.PublishAsync(side.Broker, side.Exchange, prefix, Enumerable.Range(0, texts).Select(i => (i, company[i % company.Count])));
        await Eventually.Until(() => bench.ArrivalsAsync(prefix), all => all.Count >= texts, Patience);
        // By the claims: what the network does to a text afterwards is no pace of ours.
        await using var command = side.Database.CreateCommand("""
            SELECT max(n), count(*), extract(epoch FROM max(at) - min(at)) FROM (
              SELECT at, count(*) OVER (ORDER BY at RANGE BETWEEN CURRENT ROW AND interval '999 milliseconds' FOLLOWING) AS n FROM text_events WHERE what = 'claimed') AS claims
            """);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return ((int)reader.GetInt64(0), (reader.GetInt64(1) - 1) / ((double)reader.GetDecimal(2) * cap));
    }

    public static double Percentile(IReadOnlyList<double> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];

    public static double Median(IEnumerable<double> values) => Percentile([.. values.Order()], 0.5);

    private static async Task PointCallbacksAsync(Bench bench, Side side)
    {
        using var answer = await bench.Carrier.Client.PutAsync(new Uri($"target?address={Uri.EscapeDataString(side.Process.Address.ToString())}", UriKind.Relative), null);
        answer.EnsureSuccessStatusCode();
    }

    // The statistics of a session are written when it rests, at the latest after some seconds.
    private static async Task<long> SettledCommitsAsync(Side side)
    {
        await Task.Delay(TimeSpan.FromSeconds(2));
        return await Bench.CommitsAsync(side.Database, side.DatabaseName);
    }

    public static string In(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

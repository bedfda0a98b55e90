using System.Text.Json;
using Testing;
using Testing.Running;
using Texting.Contracts.Messaging.Http;

namespace Faults.Tests;

/// <summary>
/// The carrier's record and the ledger of every company of the run, held against each other text by text. What both have from
/// before the run, the demo's past month for one, is left out.
/// </summary>
internal sealed class Books
{
    private static readonly TimeSpan StillOnTheirWay = TimeSpan.FromSeconds(60);
    private readonly RunningSystem _system;
    private readonly SimulatedCarrier _carrier;
    private readonly Workload _workload;
    private readonly HashSet<Guid> _before = [];

    private Books(RunningSystem system, SimulatedCarrier carrier, Workload workload) => (_system, _carrier, _workload) = (system, carrier, workload);

    internal static async Task<Books> OpenAsync(RunningSystem system, SimulatedCarrier carrier, Workload workload)
    {
        var books = new Books(system, carrier, workload);
        using var operators = await PersonClient.SignInAsync(system.Gateway, "operator");
        foreach (var writer in workload.Writers) books._before.UnionWith((await LedgerAsync(operators, writer)).Keys);
        books._before.UnionWith((await books.AcceptedAsync()).Select(text => text.Id));
        return books;
    }

    /// <summary>The verdict that the books settle to: facts may still be on their way from the outbox to the ledger.</summary>
    internal async Task<Verdict> JudgeAsync(int attempted, IReadOnlyList<SeenText> seen)
    {
        using var operators = await PersonClient.SignInAsync(_system.Gateway, "operator");
        try
        {
            return await Eventually.Until(JudgeNowAsync, verdict => verdict.Passed || verdict.Duplicated.Count > 0, StillOnTheirWay);
        }
        catch (TimeoutException)
        {
            return await JudgeNowAsync();
        }

        async Task<Verdict> JudgeNowAsync()
        {
            var accepted = (await AcceptedAsync()).Where(text => !_before.Contains(text.Id)).ToList();
            var verdict = new Verdict(attempted, 0, [], [], [], [], 0);
            foreach (var writer in _workload.Writers)
            {
                var written = _workload.TextsOf(writer);
                var ledger = (await LedgerAsync(operators, writer)).Where(text => !_before.Contains(text.Key)).ToDictionary();
                // What nobody was told of is in the books of the company that counts it, or in the first one's for want of another.
                var own = accepted.Where(text => written.Contains(text.Id) || (!IsWritten(text.Id) && (ledger.ContainsKey(text.Id) || writer == _workload.Writers[0]))).ToList();
                verdict += Checkers.Check(new Observation(0, [.. seen.Where(text => written.Contains(text.Id))], own, await ReceivedAsync(writer), ledger));
            }

            return verdict;
        }
    }

    private bool IsWritten(Guid text) => _workload.Writers.Any(writer => _workload.TextsOf(writer).Contains(text));

    private async Task<List<AcceptedText>> AcceptedAsync() => [.. (await _carrier.OracleAsync()).Messages
        .Where(message => message.M is not null)
        .Select(message => new AcceptedText(Guid.Parse(message.M!), int.Parse(message.A!, null), message.Segments, message.IsHidden))];

    // In the feeds, which know the id; the segments are those of the carrier's record.
    private async Task<Dictionary<Guid, int>> ReceivedAsync(Writer writer)
    {
        var issued = (await _carrier.OracleAsync()).Inbound.Where(text => text.To == writer.Number).ToLookup(text => text.Body);
        var received = new Dictionary<Guid, int>();
        foreach (var client in _workload.Answers.Where(answer => answer.To == writer).Select(answer => answer.Client).Distinct())
        {
            foreach (var entry in (await Workload.FeedAsync(writer, client)).Where(entry => entry.Kind == FeedEntryKind.Inbound && issued.Contains(entry.Html)))
                foreach (var text in entry.Texts) received[text.Id] = issued[entry.Html].Single() is { Keyword: null } counted ? counted.Segments : 0;
        }

        return received;
    }

    private static async Task<Dictionary<Guid, int>> LedgerAsync(PersonClient operators, Writer writer) =>
        (await operators.ReadAsync<JsonElement>($"/api/billing/ops/ledger?companyId={writer.Company}")).EnumerateArray()
            .ToDictionary(text => text.GetProperty("textMessageId").GetGuid(), text => text.GetProperty("counts").GetInt32());
}

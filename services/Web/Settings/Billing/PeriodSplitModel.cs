using Texting.Contracts.Billing.Http;
using Web.Clients;

namespace Web.Settings.Billing;

/// <summary>A person's part of a month.</summary>
/// <param name="ContactId">Null for people nobody knows.</param>
/// <param name="Name">In words, whoever it is.</param>
public sealed record PersonShare(Guid? ContactId, string Name, int Sent, int Received);

/// <summary>A month by kind and by person. Billing knows no names, so those that are shown are asked of Messaging, a few at a time.</summary>
public sealed class PeriodSplitModel(BillingClient billing, MessagingClient messaging, Guid periodId)
{
    private const int AtOnce = 10;

    private readonly List<PersonShare> _people = [];
    private readonly Queue<PersonUsage> _ahead = [];
    private string? _next;
    private bool _begun;

    public PeriodDetail? Detail { get; private set; }

    public IReadOnlyList<PersonShare> People => _people;

    public bool HasMore => !_begun || _ahead.Count > 0 || _next is not null;

    public bool IsBusy { get; private set; }

    public ApiProblem? Problem { get; private set; }

    public async Task LoadAsync()
    {
        Problem = null;
        var detail = billing.ReadPeriodAsync(periodId);
        await MoreAsync();
        var answer = await detail;
        (Detail, Problem) = (answer.Value ?? Detail, answer.Problem ?? Problem);
    }

    /// <summary>The next few people, most texts first.</summary>
    public async Task MoreAsync()
    {
        if (IsBusy || !HasMore) return;
        IsBusy = true;
        if (_ahead.Count == 0)
        {
            var page = await billing.ListPeopleAsync(periodId, _next);
            Problem = page.Problem;
            if (page.Value is { } found)
            {
                foreach (var person in found.Items) _ahead.Enqueue(person);
                (_next, _begun) = (found.Next, true);
            }
        }

        var people = new List<PersonUsage>();
        while (people.Count < AtOnce && _ahead.TryDequeue(out var person)) people.Add(person);
        _people.AddRange(await Task.WhenAll(people.Select(NamedAsync)));
        IsBusy = false;
    }

    private async Task<PersonShare> NamedAsync(PersonUsage person)
    {
        if (person.ContactId is not { } contact) return new(null, "Unassigned and unknown", person.Sent, person.Received);
        var head = await messaging.ReadHeadAsync(contact);
        return new(contact, head.Value?.Name ?? "Somebody no longer listed", person.Sent, person.Received);
    }
}

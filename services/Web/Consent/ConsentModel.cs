using Texting.Contracts.Messaging.Http;
using Web.Clients;

namespace Web.Consent;

/// <summary>What is known of a person's wish to be texted, and the note that they asked to stop.</summary>
public sealed class ConsentModel(ContactsClient contacts)
{
    public const int LongestNote = 500;

    private List<ConsentLine> _lines = [];
    private string? _next;
    private Guid _key;

    public ConsentPerson? Person { get; private set; }

    public IReadOnlyList<ConsentLine> Lines => _lines;

    public bool HasMore => _next is not null;

    public bool IsLoaded { get; private set; }

    public ApiProblem? Problem { get; private set; }

    /// <summary>How it was said. Stays when saving fails.</summary>
    public string Note { get; set; } = "";

    public bool IsSaving { get; private set; }

    /// <summary>It was written down just now.</summary>
    public bool IsNoted { get; private set; }

    public bool MayNote => Person is { Phone: not null, OptedOut: false };

    /// <summary>Starts over with somebody.</summary>
    public void Open(ConsentPerson person)
    {
        (Person, _lines, _next, IsLoaded, Problem) = (person, [], null, false, null);
        (Note, IsNoted, IsSaving, _key) = ("", false, false, Guid.CreateVersion7());
    }

    public async Task LoadAsync()
    {
        (_lines, _next) = ([], null);
        await MoreAsync();
    }

    public async Task MoreAsync()
    {
        if (Person is not { } person) return;
        var answer = await contacts.ReadConsentAsync(person.ContactId, _next);
        if (person.ContactId != Person?.ContactId) return;
        (Problem, IsLoaded) = (answer.Problem, answer.IsOk);
        if (!answer.IsOk) return;
        _lines.AddRange(answer.Value.Items);
        _next = answer.Value.Next;
    }

    /// <summary>Writes it down; repeated after a lost answer it is still the same note.</summary>
    /// <returns>Whether it holds now.</returns>
    public async Task<bool> NoteAsync()
    {
        if (Person is not { } person || IsSaving || Note.Trim() is not { Length: > 0 } note) return false;
        (IsSaving, Problem) = (true, null);
        var answer = await contacts.NoteOptOutAsync(person.ContactId, note, _key);
        if (person.ContactId != Person?.ContactId) return answer.IsOk;
        (IsSaving, Problem, IsNoted) = (false, answer.Problem, answer.IsOk);
        if (!answer.IsOk)
        {
            // What was refused did not happen, so the next try is another note; what has no answer may have happened.
            if (answer.Problem.Status is > 0 and < 500) _key = Guid.CreateVersion7();
            return false;
        }

        (Person, Note) = (person with { OptedOut = true }, "");
        return true;
    }
}

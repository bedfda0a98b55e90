using Texting.Contracts.Messaging.Http;
using Web.Clients;

namespace Web.Consent;

/// <summary>What is known of a person's wish to be texted, and the note that they asked to stop.</summary>
public sealed class ConsentModel
{
    public const int LongestNote = 500;

    private readonly ContactsClient _contacts;
    private readonly PagedRows<ConsentLine> _lines;
    private Guid _key;

    public ConsentModel(ContactsClient contacts)
    {
        _contacts = contacts;
        _lines = new(cursor => contacts.ReadConsentAsync(Person!.ContactId, cursor));
    }

    public ConsentPerson? Person { get; private set; }

    public IReadOnlyList<ConsentLine> Lines => _lines.Rows;

    public bool HasMore => _lines.HasMore;

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
        _lines.Clear();
        (Person, IsLoaded, Problem) = (person, false, null);
        (Note, IsNoted, IsSaving, _key) = ("", false, false, Guid.CreateVersion7());
    }

    public async Task LoadAsync()
    {
        _lines.Clear();
        await MoreAsync();
    }

    public async Task MoreAsync()
    {
        if (Person is null || await _lines.FetchAsync() is not { } answer) return;
        (Problem, IsLoaded) = (answer.Problem, answer.IsOk);
    }

    /// <summary>Writes it down; repeated after a lost answer it is still the same note.</summary>
    /// <returns>Whether it holds now.</returns>
    public async Task<bool> NoteAsync()
    {
        if (Person is not { } person || IsSaving || Note.Trim() is not { Length: > 0 } note) return false;
        (IsSaving, Problem) = (true, null);
        var answer = await _contacts.NoteOptOutAsync(person.ContactId, note, _key);
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

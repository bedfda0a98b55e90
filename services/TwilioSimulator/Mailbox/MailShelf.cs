using TwilioSimulator.Oracle;

namespace TwilioSimulator.Mailbox;

/// <summary>The latest emails, in memory: a mailbox for looking at, not a record.</summary>
internal sealed class MailShelf : IProjection
{
    const int Most = 500;

    readonly Lock _gate = new();
    readonly LinkedList<Mail> _mails = [];
    TaskCompletionSource _changed = New();

    public void Add(Mail mail)
    {
        lock (_gate)
        {
            _mails.AddFirst(mail);
            if (_mails.Count > Most) _mails.RemoveLast();
            Tell();
        }
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Mail> All()
    {
        lock (_gate) return [.. _mails];
    }

    public Mail? Find(string id)
    {
        lock (_gate) return _mails.FirstOrDefault(mail => mail.Id == id);
    }

    /// <summary>Ends at the next change. Take it before reading, and no change is missed.</summary>
    public Task Changed()
    {
        lock (_gate) return _changed.Task;
    }

    public void Apply(Entry entry)
    {
        // Nothing that happens to texts happens to mail.
    }

    public void Clear()
    {
        lock (_gate)
        {
            _mails.Clear();
            Tell();
        }
    }

    void Tell()
    {
        _changed.SetResult();
        _changed = New();
    }

    static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

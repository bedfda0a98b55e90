using System.Collections.Concurrent;
using TwilioSimulator.Faults;
using TwilioSimulator.Oracle;

namespace TwilioSimulator.Messages;

/// <summary>All messages of the account, newest last, with the two indexes the API and the handsets ask by.</summary>
internal sealed class MessageLog : IProjection
{
    readonly ConcurrentDictionary<string, Message> _bySid = new(StringComparer.Ordinal);
    readonly Lock _gate = new();
    readonly List<string> _all = [];
    readonly Dictionary<string, List<string>> _byTo = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<string>> _byHandset = new(StringComparer.Ordinal);

    public Message? Find(string sid) => _bySid.GetValueOrDefault(sid);

    public IReadOnlyList<Message> All() => Read(_all);

    public IReadOnlyList<Message> SentTo(string number) => Read(_byTo, number);

    public IReadOnlyList<Message> OnHandset(string number) => Read(_byHandset, number);

    public Message? LastOnHandset(string number)
    {
        lock (_gate) return _byHandset.GetValueOrDefault(number) is [.., var last] ? _bySid[last] : null;
    }

    public IReadOnlyList<string> Handsets()
    {
        lock (_gate) return [.. _byHandset.Keys];
    }

    public void Apply(Entry entry)
    {
        switch (entry)
        {
            case MessageAccepted accepted: Add(Outbound(accepted)); break;
            case TextReceived received: Add(Inbound(received)); break;
            case CarrierReplied replied: Add(Reply(replied)); break;
            case StatusReached reached: Change(reached.Sid, message => Moved(message, reached)); break;
            case MediaFetched fetched: Change(fetched.MessageSid, message => WithType(message, fetched)); break;
            case MediaDeleted gone: Change(gone.MessageSid, message => message with { Media = [.. message.Media.Where(item => item.Sid != gone.Sid)] }); break;
            case BodyRedacted redacted: Change(redacted.Sid, message => message with { Redacted = true, UpdatedAt = redacted.At }); break;
            case MessageDeleted deleted: Change(deleted.Sid, message => message with { Deleted = true }); break;
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _bySid.Clear();
            _all.Clear();
            _byTo.Clear();
            _byHandset.Clear();
        }
    }

    static Message Outbound(MessageAccepted entry) => new()
    {
        Sid = entry.Sid,
        AccountSid = entry.AccountSid,
        Direction = MessageDirection.OutboundApi,
        To = entry.To,
        From = entry.From,
        ServiceChoosesSender = entry.From is null,
        MessagingServiceSid = entry.MessagingServiceSid,
        Body = entry.Body,
        Segments = entry.Segments,
        Media = entry.Media,
        StatusCallback = entry.StatusCallback,
        Fate = entry.Fate,
        At = entry.At,
        StartsAt = entry.SendAt ?? entry.At,
        UpdatedAt = entry.At,
        Status = entry.SendAt is not null ? MessageStatus.Scheduled
            : entry.From is null ? MessageStatus.Accepted
            : MessageStatus.Queued,
    };

    static Message Inbound(TextReceived entry) => new()
    {
        Sid = entry.Sid,
        AccountSid = entry.AccountSid,
        Direction = MessageDirection.Inbound,
        To = entry.To,
        From = entry.From,
        MessagingServiceSid = entry.MessagingServiceSid,
        Body = entry.Body,
        Segments = entry.Segments,
        Media = entry.Media,
        Keyword = entry.Keyword,
        Fate = entry.Fate,
        At = entry.At,
        StartsAt = entry.At,
        UpdatedAt = entry.At,
        SentAt = entry.At,
        Status = MessageStatus.Received,
    };

    static Message Reply(CarrierReplied entry) => new()
    {
        Sid = entry.Sid,
        AccountSid = entry.AccountSid,
        Direction = MessageDirection.OutboundReply,
        To = entry.To,
        From = entry.From,
        MessagingServiceSid = entry.MessagingServiceSid,
        Body = entry.Body,
        Segments = 1,
        Fate = Fate.Kind,
        At = entry.At,
        StartsAt = entry.At,
        UpdatedAt = entry.At,
        SentAt = entry.At,
        Status = MessageStatus.Delivered,
    };

    static Message Moved(Message message, StatusReached entry) => message with
    {
        Status = entry.Status,
        From = entry.From ?? message.From,
        ErrorCode = entry.ErrorCode,
        SentAt = entry.Status == MessageStatus.Sent ? entry.At : message.SentAt,
        UpdatedAt = entry.At,
    };

    static Message WithType(Message message, MediaFetched entry) => message with
    {
        MediaError = message.MediaError ?? entry.ErrorCode,
        Media = [.. message.Media.Select(item => item.Sid == entry.Sid ? item with { ContentType = entry.ContentType } : item)],
    };

    void Change(string sid, Func<Message, Message> change)
    {
        if (_bySid.TryGetValue(sid, out var message)) _bySid[sid] = change(message);
    }

    void Add(Message message)
    {
        lock (_gate)
        {
            _bySid[message.Sid] = message;
            _all.Add(message.Sid);
            Index(_byTo, message.To).Add(message.Sid);
            Index(_byHandset, message.Handset).Add(message.Sid);
        }
    }

    static List<string> Index(Dictionary<string, List<string>> index, string number) =>
        index.TryGetValue(number, out var sids) ? sids : index[number] = [];

    List<Message> Read(Dictionary<string, List<string>> index, string number)
    {
        lock (_gate) return index.TryGetValue(number, out var sids) ? Read(sids) : [];
    }

    List<Message> Read(List<string> sids)
    {
        lock (_gate) return sids.ConvertAll(sid => _bySid[sid]);
    }
}

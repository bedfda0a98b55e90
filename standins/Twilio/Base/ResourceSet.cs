using System.Collections;

namespace Twilio.Base;

/// <summary>
/// A list that fetches its further pages while it is enumerated, synchronously even after ReadAsync. Its limit lets one
/// item too many through, as the SDK's does: take what you need.
/// </summary>
public class ResourceSet<T> : IEnumerable<T>
    where T : Resource
{
    private readonly Page<T> first;
    private readonly long? limit;
    private readonly Func<Page<T>, Page<T>> fetchNext;

    internal ResourceSet(Page<T> first, long? limit, Func<Page<T>, Page<T>> fetchNext)
    {
        this.first = first;
        this.limit = limit;
        this.fetchNext = fetchNext;
    }

    public bool AutoPaging { get; set; } = true;

    public IEnumerator<T> GetEnumerator()
    {
        var processed = 0L;
        for (var page = first; page is not null; page = AutoPaging && page.HasNextPage() ? fetchNext(page) : null)
        {
            foreach (var record in page.Records)
            {
                if (processed > limit) yield break;
                processed++;
                yield return record;
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

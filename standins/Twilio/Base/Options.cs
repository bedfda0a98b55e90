namespace Twilio.Base;

/// <summary>The parameters of one call on a resource.</summary>
public interface IOptions<T>
    where T : Resource
{
    List<KeyValuePair<string, string>> GetParams();
}

/// <summary>The parameters of a list call.</summary>
public abstract class ReadOptions<T> : IOptions<T>
    where T : Resource
{
    public long? PageSize { get; set; }

    /// <summary>Most items, plus one: see <see cref="ResourceSet{T}"/>.</summary>
    public long? Limit { get; set; }

    public abstract List<KeyValuePair<string, string>> GetParams();
}

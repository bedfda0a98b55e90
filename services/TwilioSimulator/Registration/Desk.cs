using Microsoft.Extensions.Options;
using TwilioSimulator.Accounts;
using TwilioSimulator.Messages;
using TwilioSimulator.Oracle;

namespace TwilioSimulator.Registration;

/// <summary>What the handlers of the newer APIs share: the store, the clock, and the shape of answers.</summary>
internal sealed class Desk(
    Resources resources, Rejections rejections, AppendOnlyRecord record, Alarm alarm, IOptions<SimulatorOptions> options, TimeProvider clock)
{
    public Resources Resources => resources;

    public Rejections Rejections => rejections;

    public RegistrationOptions Options => options.Value.Registration;

    public string Account => options.Value.AccountSid;

    public DateTimeOffset Now => clock.GetUtcNow();

    public static async Task<IFormCollection> FormAsync(HttpRequest request) =>
        request.HasFormContentType ? await request.ReadFormAsync() : FormCollection.Empty;

    /// <summary>A new resource with what all of them have.</summary>
    public Resource Make(string kind, string prefix, string host, string path, string? parent, params IEnumerable<(string Key, object? Value)> fields)
    {
        var (sid, at) = (Sid.New(prefix), Iso(Now));
        return Resource.New(kind, sid, parent,
        [
            ("sid", sid), ("account_sid", Account), .. fields,
            ("date_created", at), ("date_updated", at), ("url", $"https://{host}{path}/{sid}"),
        ]);
    }

    public async Task<Resource> WriteAsync(Resource resource)
    {
        await record.AppendAsync(new ResourceWritten(resource) { At = Now });
        if (resource.Coming.Count > 0) alarm.Ring();
        return resource;
    }

    public Task<Resource> ChangeAsync(Resource resource, params IEnumerable<(string Key, object? Value)> fields) =>
        WriteAsync(resource.With([.. fields, ("date_updated", Iso(Now))]));

    public Task RemoveAsync(Resource resource) => record.AppendAsync(new ResourceRemoved(resource.Sid) { At = Now });

    public static IResult Show(Resource resource, int status = 200) => TypedResults.Json(resource.Body, WireJson.Options, statusCode: status);

    /// <summary>A page of a v1 list, newest first.</summary>
    public static IResult List(HttpRequest request, string host, string key, IEnumerable<Resource> found)
    {
        var all = found.Reverse().ToList();
        var size = int.TryParse(request.Query["PageSize"], out var asked) ? Math.Clamp(asked, 1, 1000) : 50;
        var page = int.TryParse(request.Query["Page"], out var given) ? Math.Max(given, 0) : 0;
        string Url(int number) => $"https://{host}{request.Path}?PageSize={size}&Page={number}";
        return TypedResults.Json(new Dictionary<string, object?>
        {
            [key] = all.Skip(page * size).Take(size).Select(resource => resource.Body).ToList(),
            ["meta"] = new Dictionary<string, object?>
            {
                ["page"] = page,
                ["page_size"] = size,
                ["first_page_url"] = Url(0),
                ["previous_page_url"] = page > 0 ? Url(page - 1) : null,
                ["next_page_url"] = (page + 1) * size < all.Count ? Url(page + 1) : null,
                ["url"] = Url(page),
                ["key"] = key,
            },
        }, WireJson.Options);
    }

    public static TwilioError Missing(string field) => new(20001, 400, $"Missing required parameter {field} in the post body");

    public static TwilioError Invalid(string sentence) => new(20001, 400, sentence);

    public static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
}

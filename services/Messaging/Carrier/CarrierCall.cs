namespace Messaging.Carrier;

/// <summary>
/// What only the HTTP stack sees of one call and the SDK's exceptions do not tell: whether the body ever left, and when
/// to come back.
/// </summary>
internal sealed class CarrierCall
{
    private static readonly AsyncLocal<CarrierCall?> Present = new();

    /// <summary>False: the carrier cannot have acted on the request, for not a byte of its body was written.</summary>
    public bool BodyBegan { get; private set; }

    public TimeSpan? RetryAfter { get; private set; }

    /// <summary>Watches the call that the present method is about to make.</summary>
    public static CarrierCall Begin() => Present.Value = new CarrierCall();

    /// <summary>Innermost handler of the carrier's client.</summary>
    internal sealed class Watch(TimeProvider clock) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (Present.Value is not { } call) return await base.SendAsync(request, cancellationToken);

            if (request.Content is { } content) request.Content = new WatchedContent(content, call);
            var response = await base.SendAsync(request, cancellationToken);
            call.RetryAfter = response.Headers.RetryAfter switch
            {
                { Delta: { } delta } => delta,
                { Date: { } date } => date - clock.GetUtcNow(),
                _ => null,
            };
            return response;
        }
    }

    private sealed class WatchedContent : HttpContent
    {
        private readonly HttpContent _content;
        private readonly CarrierCall _call;

        public WatchedContent(HttpContent content, CarrierCall call)
        {
            (_content, _call) = (content, call);
            foreach (var header in content.Headers) Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            _call.BodyBegan = true;
            return _content.CopyToAsync(stream, context);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _content.Headers.ContentLength ?? 0;
            return _content.Headers.ContentLength is not null;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) _content.Dispose();
            base.Dispose(disposing);
        }
    }
}

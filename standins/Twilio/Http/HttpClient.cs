namespace Twilio.Http;

/// <summary>How requests reach the API. The last request and response are shared by all threads that use it.</summary>
public abstract class HttpClient
{
    public Request LastRequest { get; protected set; }

    public Response LastResponse { get; protected set; }

    public abstract Response MakeRequest(Request request);

    public abstract Task<Response> MakeRequestAsync(Request request);
}

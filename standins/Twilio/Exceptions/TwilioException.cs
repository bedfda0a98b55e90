namespace Twilio.Exceptions;

/// <summary>Base of everything the library throws on purpose.</summary>
public class TwilioException : Exception
{
    public TwilioException()
    {
    }

    public TwilioException(string message) : base(message)
    {
    }

    public TwilioException(string message, Exception exception) : base(message, exception)
    {
    }
}

/// <summary>The request was made without a client.</summary>
public class AuthenticationException(string message) : TwilioException(message);

/// <summary>No answer: the transport failed or timed out. The request may have been carried out all the same.</summary>
public class ApiConnectionException : TwilioException
{
    public ApiConnectionException(string message) : base(message)
    {
    }

    public ApiConnectionException(string message, Exception exception) : base(message, exception)
    {
    }
}

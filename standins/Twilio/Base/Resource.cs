namespace Twilio.Base;

/// <summary>Something the API knows by a SID.</summary>
public class Resource;

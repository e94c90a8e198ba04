namespace TypedStreaming.Relay;

/// <summary>The kind of a broker's failure.</summary>
public enum BrokerError
{
    /// <summary>The broker cannot be reached, or the connection ended. A retry can succeed.</summary>
    Unavailable,

    /// <summary>The broker has not stored a message, for example because of a limit. A retry can succeed.</summary>
    NotStored,

    /// <summary>No group reads the stream, so the message would be lost. It can be published when a worker of a group has started.</summary>
    NoGroup,

    /// <summary>The user name, the password or the certificate was refused, or the user lacks a permission.</summary>
    Refused,

    /// <summary>The broker has the stream or the group with other settings, for example with another number of partitions.</summary>
    Topology,

    /// <summary>A setting of the connection is not valid, or the version of the broker is not supported.</summary>
    Configuration,
}

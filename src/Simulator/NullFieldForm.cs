namespace TypedStreaming.Simulator;

/// <summary>How platform events show fields without a value: clients must read both.</summary>
public enum NullFieldForm
{
    /// <summary>As <c>null</c>, fields of the definition that were not given too.</summary>
    AsNull,

    /// <summary>Not at all.</summary>
    LeftOut,
}

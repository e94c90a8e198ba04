namespace TypedStreaming.Simulator;

/// <summary>The form of fields without a value in platform events: clients must read both.</summary>
public enum NullFieldForm
{
    /// <summary>As <c>null</c>, including fields of the definition that were not given.</summary>
    AsNull,

    /// <summary>Left out.</summary>
    LeftOut,
}

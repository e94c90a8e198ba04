namespace TypedStreaming.Tool.Topics;

/// <summary>The settings of a command that creates a plan.</summary>
/// <param name="Applies">True to make the changes.</param>
/// <param name="PermitsProduction">True to change a production org.</param>
/// <param name="Checks">True if differences are a failure.</param>
/// <param name="IsJson">True to write JSON.</param>
internal sealed record PlanSettings(bool Applies, bool PermitsProduction, bool Checks, bool IsJson);

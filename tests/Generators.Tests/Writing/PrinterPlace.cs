namespace TypedStreaming.Generators.Tests.Writing;

/// <summary>A compound value of an event.</summary>
public readonly record struct PrinterPlace(string? City, double Latitude);

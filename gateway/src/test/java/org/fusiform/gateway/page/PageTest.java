package org.fusiform.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.fusiform.gateway.problem.Problem;
import org.junit.jupiter.api.Test;

class PageTest {
    @Test
    void pages_end_where_nothing_more_was_fetched_and_else_go_on_after_their_last() {
        // Given
        PageRequest first = PageRequest.of(2, null);

        // When
        Page<Integer> page = Page.of(List.of(7, 6, 5), first, String::valueOf);
        PageRequest second = PageRequest.of(2, page.nextPageToken());

        // Then
        assertThat(page.items()).containsExactly(7, 6);
        assertThat(second.afterNumber()).isEqualTo(6);
        assertThat(Page.of(List.of(5), second, String::valueOf).nextPageToken()).isNull();
    }

    @Test
    void nonsense_is_refused_by_name() {
        assertThatThrownBy(() -> PageRequest.of(0, null))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("pageSize");
        assertThatThrownBy(() -> PageRequest.of(1, "%%"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("pageToken");
        assertThatThrownBy(() -> PageRequest.of(1, "eHl6").afterNumber())
                .isInstanceOf(Problem.class)
                .hasMessageContaining("pageToken");
    }
}
